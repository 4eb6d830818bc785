package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./ovation} says before anything of ours runs. */
class CommandTest {

    @TempDir
    Path folder;

    private record Ended(int code, String output) {}

    @Test
    void anOlderJdkGivesOnePlainLineWithTheCure() throws Exception {
        Path oldJdk = fakeJdk("17.0.15");
        Ended ended = ovation(oldJdk, "verify");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output().lines())
                .singleElement()
                .asString()
                .startsWith("ovation: no JDK 25 found")
                .contains("Install one")
                .contains("JAVA_HOME");
    }

    @Test
    void anUnknownCommandNamesTheHelp() throws Exception {
        Ended ended = ovation(fakeJdk("25.0.1"), "dance");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.output().lines()).singleElement().asString().contains("./ovation help");
    }

    @Test
    void theHelpNeedsNoJdkAndNamesEveryCommand() throws Exception {
        Ended ended = ovation(fakeJdk("8.0.1"), "help");
        assertThat(ended.code()).isZero();
        assertThat(ended.output())
                .contains("server", "test", "bench", "verify", "export", "replay", "simulate", "--reset");
    }

    private Path fakeJdk(String version) throws IOException {
        Path home = folder.resolve("jdk");
        Path javac = Files.createDirectories(home.resolve("bin")).resolve("javac");
        Files.writeString(javac, "#!/bin/sh\n");
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private Ended ovation(Path jdk, String command) throws Exception {
        Path script = Path.of(System.getProperty("project.root"), "ovation");
        ProcessBuilder builder = new ProcessBuilder(script.toString(), command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().put("OVATION_JDKS", folder.resolve("none").toString());
        builder.environment().merge("PATH", jdk.resolve("bin").toString(), (path, ours) -> ours + ":" + path);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
