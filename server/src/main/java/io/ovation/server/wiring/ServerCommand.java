package io.ovation.server.wiring;

import io.ovation.server.identity.Mode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the database and the server, with the demo community or without. */
@Command(
        name = "ovation",
        description = "Starts Ovation: API, web application and embedded database.",
        mixinStandardHelpOptions = true)
final class ServerCommand implements Callable<Integer> {
    private final boolean hasDemo;

    @Mixin
    private final Place place = new Place();

    @Option(names = "--port", description = "where to listen (OVATION_PORT, else 8080)")
    private @Nullable Integer port;

    @Option(names = "--no-demo", description = "do not plant the demo community on empty data, and run no audience")
    private boolean noDemo;

    @Option(names = "--reset", description = "delete the data first and begin anew")
    private boolean reset;

    ServerCommand(boolean hasDemo) {
        this.hasDemo = hasDemo;
    }

    @Override
    public Integer call() {
        Mode mode = mode();
        boolean isDemo = hasDemo && !noDemo && mode.isTest();
        return new ServerRun(
                        place.data(),
                        place.archive(),
                        listenPort(),
                        isDemo ? ServerRun.Purpose.DEMO : ServerRun.Purpose.PLAIN,
                        mode,
                        reset,
                        place.databaseUrl())
                .run();
    }

    /** Live has to be asked for; a demo community is never planted beside real money. */
    private static Mode mode() {
        String text = Setting.MODE.value().orElse(Mode.TEST.text());
        return Mode.of(text)
                .orElseThrow(() ->
                        new StartupRefused("OVATION_MODE is '" + text + "', which is not a mode. Use test or live."));
    }

    private int listenPort() {
        if (port != null) {
            return requirePort("--port", port.toString());
        }
        return requirePort("OVATION_PORT", Setting.PORT.value().orElse("8080"));
    }

    private static int requirePort(String name, String text) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 1 && number <= 65_535) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new StartupRefused(name + " is '" + text + "', which is not a port. Use a number from 1 to 65535.");
    }
}
