package io.ovation.server.wiring;

import io.ovation.server.identity.Mode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Starts the server on empty data of its own, asks it a few things, and ends. The build runs it once with
 * {@code -XX:AOTCacheOutput}, so that Java remembers which classes a start needs and the next starts are quick.
 */
@Command(
        name = "rehearse",
        description = "Starts and stops on data that is thrown away, for the build to record a quick start.",
        mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path data = Files.createTempDirectory("ovation-rehearsal");
        return new ServerRun(
                        data,
                        data.resolve("archive"),
                        port,
                        ServerRun.Purpose.REHEARSAL,
                        Mode.TEST,
                        false,
                        Optional.empty())
                .run();
    }
}
