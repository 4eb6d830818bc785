package io.ovation.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the commands of {@code docs/api/quick-start.md} as they stand there. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class QuickStartTest {
    private static final Pattern BLOCK = Pattern.compile("```(sh|text)\n(.*?)```", Pattern.DOTALL);

    @TestHTTPResource("/v1")
    String api;

    @Test
    void theQuickStartSaysWhatHappens() throws Exception {
        String page =
                Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "api", "quick-start.md"));
        String commands = String.join("\n", blocks(page, "sh").toList());
        List<String> promised = blocks(page, "text").flatMap(String::lines).toList();
        assertThat(promised).hasSizeGreaterThan(8);

        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", commands).redirectErrorStream(true);
        shell.environment().put("API", api);
        shell.environment().put("KEY", TestServer.PLATFORM_KEY);
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        assertThat(output).contains(promised);
    }

    private static Stream<String> blocks(String page, String kind) {
        return BLOCK.matcher(page)
                .results()
                .filter(block -> block.group(1).equals(kind))
                .map(block -> block.group(2));
    }
}
