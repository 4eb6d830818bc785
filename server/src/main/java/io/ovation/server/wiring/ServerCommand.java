package io.ovation.server.wiring;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the database and the server, and stops both in order. */
@Command(
        name = "ovation",
        description = "Starts Ovation: API, web application and embedded database.",
        mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    private static final String DEMO_NOTE = "demo.state";

    @Mixin
    private final Place place = new Place();

    @Option(names = "--port", description = "where to listen (OVATION_PORT, else 8080)")
    private @Nullable Integer port;

    @Option(names = "--no-demo", description = "on empty data, do not plant the demo community")
    private boolean noDemo;

    @Option(names = "--reset", description = "delete the data first and begin anew")
    private boolean reset;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        int listen = listenPort();
        requireFree(listen);
        DataDirectory data = DataDirectory.take(place.data(), listen);
        try {
            Optional<String> external = place.databaseUrl();
            prepare(data, external.isPresent());
            if (external.isPresent()) {
                System.setProperty("quarkus.datasource.jdbc.url", external.get());
                return serve(data, listen, begin, null);
            }
            LocalPostgres postgres = LocalPostgres.start(data.path(), Console::say);
            System.setProperty("quarkus.datasource.jdbc.url", postgres.url());
            System.setProperty("quarkus.datasource.username", postgres.user());
            System.setProperty("quarkus.datasource.password", postgres.password());
            return serve(data, listen, begin, postgres);
        } finally {
            data.close();
        }
    }

    /** Empties the directory when asked to, or when an earlier planting of the demo was cut short. */
    private void prepare(DataDirectory data, boolean isExternal) {
        boolean isHalfPlanted = "planting".equals(data.note(DEMO_NOTE));
        if (reset || isHalfPlanted) {
            if (isExternal) {
                throw new StartupRefused(
                        (reset ? "--reset empties the embedded database only" : "The first start was interrupted")
                                + ". Empty the database of OVATION_DATABASE_URL yourself and delete "
                                + data.path().resolve(DEMO_NOTE) + ".");
            }
            Console.say(reset ? "Deleting " + data.path() : "The first start was interrupted; beginning anew");
            LocalPostgres.stopLeftBehind(data.path(), Console::say);
            data.empty();
        }
        if (data.note(DEMO_NOTE) == null) {
            data.note(DEMO_NOTE, noDemo || isExternal ? "none" : "planting");
        }
    }

    private int serve(DataDirectory data, int listen, long begin, @Nullable LocalPostgres postgres) {
        String platformKey = data.secret("platform.key", () -> "sk_test_" + DataDirectory.random(24));
        System.setProperty("ovation.token-secret", data.secret("token.secret", () -> DataDirectory.randomBase64(32)));
        System.setProperty("ovation.platform-key", platformKey);
        System.setProperty("ovation.start.demo", String.valueOf(data.note(DEMO_NOTE)));
        System.setProperty(
                "ovation.start.holder", "process " + ProcessHandle.current().pid() + " on port " + listen);
        System.setProperty("quarkus.http.port", Integer.toString(listen));
        Launch.begin(new Launch(data, listen, platformKey, begin));
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Thread stopDatabase = new Thread(() -> stop(ended, postgres), "stop-database");
        Runtime.getRuntime().addShutdownHook(stopDatabase);
        try {
            Quarkus.run(ServerApplication.class, (code, cause) -> failure.set(cause));
        } finally {
            ended.countDown();
        }
        @Nullable Throwable cause = failure.get();
        if (cause != null) {
            throw StartupFaults.explain(cause, listen, data.path());
        }
        return 0;
    }

    /** Runs when the process ends, however it is asked to: first the server, then its database. */
    private static void stop(CountDownLatch ended, @Nullable LocalPostgres postgres) {
        try {
            if (!ended.await(15, TimeUnit.SECONDS)) {
                Console.say("The server did not end in time; stopping the database all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private int listenPort() {
        if (port != null) {
            return port;
        }
        String text = Place.environment("OVATION_PORT").orElse("8080");
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new StartupRefused("OVATION_PORT is '" + text + "', which is not a port. Use a number from 1 to 65535.");
    }

    private static void requireFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw StartupFaults.portTaken(port);
        }
    }
}
