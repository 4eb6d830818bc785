package io.ovation.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The container file and the systemd unit say what is true of this project. No container engine runs here, so the image itself is not
 * built: its form, stages, paths, user and command are checked.
 */
class PackagingTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final Set<String> INSTRUCTIONS = Set.of(
            "FROM",
            "COPY",
            "RUN",
            "WORKDIR",
            "LABEL",
            "USER",
            "ENV",
            "VOLUME",
            "EXPOSE",
            "STOPSIGNAL",
            "HEALTHCHECK",
            "ENTRYPOINT",
            "CMD");

    @TempDir
    Path scratch;

    @Test
    void the_container_file_is_well_formed_and_runs_the_packaged_server_as_a_plain_user() throws Exception {
        Set<String> stages = new HashSet<>();
        List<String[]> instructions = instructions();
        for (String[] instruction : instructions) {
            assertThat(INSTRUCTIONS).contains(instruction[0]);
            if (instruction[0].equals("FROM")) {
                assertThat(instruction[1])
                        .as("a full name with a tag")
                        .matches("[a-z.]+/[a-z-]+/[a-z-]+:[\\w.-]+( AS \\w+)?");
                Matcher named = Pattern.compile(" AS (\\w+)").matcher(instruction[1]);
                if (named.find()) {
                    stages.add(named.group(1));
                }
            }
            Matcher from = Pattern.compile("--from=(\\w+)").matcher(instruction[1]);
            if (from.find()) {
                assertThat(stages).as(instruction[1]).contains(from.group(1));
            }
            if (instruction[1].startsWith("[")) {
                assertThat(new ObjectMapper().readTree(instruction[1]).isArray())
                        .isTrue();
            }
        }
        assertThat(last(instructions, "USER")).matches("\\d{4,}");
        assertThat(last(instructions, "COPY")).isEqualTo("--from=build /src/server/target/quarkus-app/ /opt/ovation/");
        assertThat(last(instructions, "ENTRYPOINT")).contains(jvmOptions()).contains("/opt/ovation/quarkus-run.jar");
        assertThat(last(instructions, "CMD")).isEqualTo("[\"server\"]");
        assertThat(Files.readString(ROOT.resolve(".dockerignore"))).contains("data", "**/target");
    }

    @Test
    void the_unit_starts_the_same_server_gives_it_time_to_stop_and_no_privileges() throws Exception {
        String unit = Files.readString(ROOT.resolve("packaging/ovation.service"));
        Matcher start = Pattern.compile("(?m)^ExecStart=(.*)$").matcher(unit);
        assertThat(start.find()).isTrue();
        assertThat(start.group(1)).contains(jvmOptions()).endsWith("-jar /opt/ovation/quarkus-run.jar server");
        assertThat(unit)
                .contains(
                        "NoNewPrivileges=yes",
                        "ProtectSystem=strict",
                        "CapabilityBoundingSet=\n",
                        "KillSignal=SIGTERM");
        Matcher patience = Pattern.compile("TimeoutStopSec=(\\d+)").matcher(unit);
        assertThat(patience.find()).isTrue();
        assertThat(Integer.parseInt(patience.group(1))).isGreaterThanOrEqualTo(60);
    }

    @Test
    void systemd_finds_nothing_wrong_with_the_unit() throws Exception {
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "systemd is not installed here");
        Path unit = scratch.resolve("ovation.service");
        // The machine of the test need not have Java where the operator's has it.
        Files.writeString(
                unit,
                Files.readString(ROOT.resolve("packaging/ovation.service")).replace("/usr/bin/java ", "/bin/true "));
        Process verify = new ProcessBuilder(
                        "systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes());
        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).doesNotContain("ovation.service:");
    }

    /** The options of the command {@code ./ovation} that the server needs to run at all. */
    private static List<String> jvmOptions() throws IOException {
        Matcher options =
                Pattern.compile("JVM_OPTIONS=\\(([^)]*)\\)").matcher(Files.readString(ROOT.resolve("ovation")));
        assertThat(options.find()).isTrue();
        return Arrays.stream(options.group(1).split("\\s+"))
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static List<String[]> instructions() throws IOException {
        List<String[]> instructions = new ArrayList<>();
        String joined = Files.readString(ROOT.resolve("packaging/Containerfile"))
                .replaceAll("(?m)^#.*\\n", "")
                .replaceAll("\\\\\\n\\s*", "");
        for (String line : joined.lines().filter(line -> !line.isBlank()).toList()) {
            int space = line.indexOf(' ');
            assertThat(space).as(line).isPositive();
            instructions.add(new String[] {
                line.substring(0, space), line.substring(space + 1).strip()
            });
        }
        return instructions;
    }

    private static String last(List<String[]> instructions, String name) {
        return instructions.stream()
                .filter(each -> each[0].equals(name))
                .reduce((one, other) -> other)
                .orElseThrow()[1];
    }
}
