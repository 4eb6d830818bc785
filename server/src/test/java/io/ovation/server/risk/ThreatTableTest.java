package io.ovation.server.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of threats and controls names tests that exist, for each of its rows. */
class ThreatTableTest {
    private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+Test)#(\\w+)`");

    @Test
    void every_row_names_tests_and_every_named_test_is_there() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/concepts/threats.md"));
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT.resolve("server/src/test/java"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith("Test.java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        List<String> rowsWithout = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int rows = 0;
        for (String line : page.lines().filter(each -> each.startsWith("| ")).toList()) {
            if (line.startsWith("| threat ")) {
                continue;
            }
            rows++;
            Matcher named = TEST.matcher(line);
            int tests = 0;
            while (named.find()) {
                tests++;
                if (!sources.getOrDefault(named.group(1), "").contains("void " + named.group(2) + "(")) {
                    missing.add(named.group());
                }
            }
            if (tests == 0) {
                rowsWithout.add(line);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(rowsWithout).isEmpty();
        assertThat(rows).isGreaterThanOrEqualTo(13);
    }
}
