package io.ovation.server.wiring;

import io.ovation.server.identity.Mode;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of the server from the taking of the data directory to the end of the process: database up, application up,
 * and the same way down.
 *
 * @param mode sandbox or real money
 * @param archive where old parts of the journal are
 * @param databaseUrl of a PostgreSQL that is not ours to run; empty means the embedded one
 */
record ServerRun(
        Path directory,
        Path archive,
        int port,
        Purpose purpose,
        Mode mode,
        boolean reset,
        Optional<String> databaseUrl) {
    /** The file that says what became of the demo on this data: planting, planted or none. */
    static final String DEMO_NOTE = "demo.state";

    /** Beyond the time for which the operator lets it drain. */
    private static final int STOP_PATIENCE_SECONDS = 30;

    /** What the run is for. */
    enum Purpose {
        /** With the demo community and its audience. */
        DEMO,
        /** Without. */
        PLAIN,
        /** Up and down once, on data that is thrown away. */
        REHEARSAL
    }

    /** Runs until the process is asked to end; returns the exit code. */
    int run() {
        long begin = System.nanoTime();
        OperatorSettings.apply();
        requireFree();
        DataDirectory data = DataDirectory.take(directory, port);
        try {
            if (databaseUrl.isPresent()) {
                SharedDatabase shared = SharedDatabase.join(databaseUrl.get(), data, port, mode);
                prepare(data, shared.hasBooks());
                shared.configure();
                return serve(data, begin, null);
            }
            prepare(data, false);
            LocalPostgres postgres = LocalPostgres.start(data.path(), Console::say);
            System.setProperty("quarkus.datasource.jdbc.url", postgres.url());
            System.setProperty("quarkus.datasource.username", postgres.user());
            System.setProperty("quarkus.datasource.password", postgres.password());
            return serve(data, begin, postgres);
        } finally {
            data.close();
        }
    }

    /** Empties the directory when asked to, or when an earlier planting of the demo was cut short. */
    private void prepare(DataDirectory data, boolean hasBooks) {
        boolean isHalfPlanted = "planting".equals(data.note(DEMO_NOTE));
        if (reset && !mode.isTest()) {
            throw new StartupRefused("--reset deletes everything, and this server is live. Delete " + data.path()
                    + " yourself if that is what you want.");
        }
        if (reset || isHalfPlanted) {
            if (databaseUrl.isPresent()) {
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
            data.note(DEMO_NOTE, purpose != Purpose.DEMO ? "none" : hasBooks ? "planted" : "planting");
        }
    }

    private int serve(DataDirectory data, long begin, @Nullable LocalPostgres postgres) {
        String platformKey = data.secret("platform.key", () -> mode.keyPrefix() + DataDirectory.random(24));
        if (!platformKey.startsWith(mode.keyPrefix())) {
            throw DataMode.refusal(mode);
        }
        System.setProperty("ovation.mode", mode.text());
        suggest("ovation.events.source", "urn:ovation:" + mode.text());
        if (mode.isTest() && postgres != null) {
            // Somebody who tries it out has the server that takes webhooks on the same machine.
            suggest("ovation.webhooks.allowed-networks", "127.0.0.0/8,::1/128");
        }
        System.setProperty("ovation.token-secret", data.secret("token.secret", () -> DataDirectory.randomBase64(32)));
        suggest("ovation.vault.keys", data.secret("vault.keys", () -> "1:" + DataDirectory.randomBase64(32)));
        System.setProperty("ovation.platform-key", platformKey);
        System.setProperty(
                "ovation-archive", archive.toAbsolutePath().normalize().toString());
        System.setProperty("ovation.start.demo", String.valueOf(data.note(DEMO_NOTE)));
        System.setProperty(
                "ovation.start.holder", "process " + ProcessHandle.current().pid() + " on port " + port);
        System.setProperty("quarkus.http.port", Integer.toString(port));
        Launch.begin(new Launch(data, port, purpose, mode, platformKey, begin));
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(ended, data.path(), postgres), "stop-database"));
        try {
            Quarkus.run(ServerApplication.class, (code, cause) -> failure.set(cause));
        } finally {
            ended.countDown();
        }
        @Nullable Throwable cause = failure.get();
        if (cause != null) {
            throw StartupFaults.explain(cause, port, data.path());
        }
        return 0;
    }

    /** Sets what the operator has not set. */
    private static void suggest(String setting, String value) {
        String variable = setting.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
        if (System.getProperty(setting) == null && System.getenv(variable) == null) {
            System.setProperty(setting, value);
        }
    }

    /** Runs when the process ends, however it is asked to: first the server, then its database. */
    private void stop(CountDownLatch ended, Path data, @Nullable LocalPostgres postgres) {
        try {
            if (!ended.await(STOP_PATIENCE_SECONDS + OperatorSettings.drainSeconds(), TimeUnit.SECONDS)) {
                Console.say("The server did not end in time; stopping the database all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (purpose == Purpose.REHEARSAL) {
            DataDirectory.delete(data);
        }
    }

    private void requireFree() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(port));
        } catch (IOException e) {
            throw StartupFaults.portTaken(port);
        }
    }
}
