package io.ovation.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EconomicsDocsTest {
    private static final Path FOLDER = GoldenFile.root().resolve("docs/economics");

    @Test
    void thePagesOfEconomicsSayWhatTheRulesDo() throws IOException {
        Map<String, String> pages = EconomicsDocs.pages();
        if (GoldenFile.UPDATE) {
            Files.createDirectories(FOLDER);
            for (var page : pages.entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        for (var page : pages.entrySet()) {
            assertThat(FOLDER.resolve(page.getKey()))
                    .as("stale: run the tests of economics with -Dgolden.update=true")
                    .hasContent(page.getValue());
        }
    }

    @Test
    void noPageIsLeftOfARuleThatIsGone() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(new TreeSet<>(EconomicsDocs.pages().keySet()));
        }
    }
}
