package io.ovation.server.finance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs the accounting programs that check our exports; installs them where that is possible. */
final class BookTools {
    private BookTools() {}

    /**
     * Makes sure a program is there: on Debian, and as root, by installing its package.
     *
     * @throws AssertionError naming the command to run, when it is missing and cannot be installed
     */
    static void require(String program, String debianPackage) {
        if (isInstalled(program)) {
            return;
        }
        String install = "apt-get install -y " + debianPackage;
        if ("root".equals(System.getProperty("user.name")) && isInstalled("apt-get")) {
            try {
                run("apt-get", "update", "-q");
                run("apt-get", "install", "-y", "-q", debianPackage);
            } catch (AssertionError failed) {
                throw new AssertionError(program + " is missing and cannot be installed; run: " + install, failed);
            }
        }
        if (!isInstalled(program)) {
            throw new AssertionError(program + " is missing. On Debian run: sudo " + install);
        }
    }

    /** What a program says, standard output and errors together; it must end well. */
    static String run(String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                String end = said.length() > 4_000 ? said.substring(0, 4_000) : said;
                throw new AssertionError(Arrays.toString(command) + " ended with " + code + ":\n" + end);
            }
            return said;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException fault) {
            Thread.currentThread().interrupt();
            throw new AssertionError(fault);
        }
    }

    private static boolean isInstalled(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(":", -1)).anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
