package io.ovation.journal.proof;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/**
 * {@code tools/ProofCheck.java} as its users have it: a source file and nothing of ours. Run as a process of its own, or, where a
 * test asks it thousands of times, compiled on its own and loaded by a class loader that sees only the JDK.
 */
final class StandaloneCheck {

    private final Path source;
    private final Class<?> program;

    StandaloneCheck(Path directory) throws IOException, ClassNotFoundException {
        this.source = find();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", directory.toString(), "-proc:none", source.toString());
        if (status != 0) {
            throw new IllegalStateException(source + " does not compile");
        }
        ClassLoader alone =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
        this.program = alone.loadClass("ProofCheck");
    }

    private static Path find() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("tools").resolve("ProofCheck.java");
            if (Files.exists(file)) {
                return file;
            }
        }
        throw new IllegalStateException(
                "tools/ProofCheck.java is not above " + Path.of("").toAbsolutePath());
    }

    /** What it says of a proof: begins with HOLDS or REFUSED. */
    String entry(String proof, String head, String wantedId) {
        return call("entry", proof, head, wantedId);
    }

    /** What it says of two heads. */
    String consistency(String proof, String older, String newer) {
        return call("consistency", proof, older, newer);
    }

    private String call(String method, String... texts) {
        try {
            Method found = program.getDeclaredMethod(method, String.class, String.class, String.class);
            found.setAccessible(true);
            return "HOLDS  " + found.invoke(null, (Object[]) texts);
        } catch (InvocationTargetException refused) {
            if (!refused.getCause().getClass().getSimpleName().equals("Refused")) {
                throw new IllegalStateException(refused.getCause());
            }
            return "REFUSED  " + refused.getCause().getMessage();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** What a run of the program printed, and its exit code in front. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                source.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
