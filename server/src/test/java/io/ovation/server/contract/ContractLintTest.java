package io.ovation.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The linters of the field find nothing in the documents, and what is made of them is fresh. */
@Tag("slow")
class ContractLintTest {
    private static final Path ROOT =
            Path.of(System.getProperty("project.root", "..")).toAbsolutePath();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "Spectral and Redocly find nothing in the documents,           lint",
        "the types of the web application are those of the document,   fresh"
    })
    void holds(String promise, String task) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("node", "tools/contract/contract.mjs", task)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(promise + "\n" + said).isZero();
    }
}
