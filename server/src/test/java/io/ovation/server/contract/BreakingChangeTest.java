package io.ovation.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.ConsoleRender;

/** Whoever was written for the last released API goes on working with this one. */
class BreakingChangeTest {
    private static final Path DOCS = Path.of(System.getProperty("project.root", ".."), "docs/api");

    @Test
    void nothing_that_was_released_is_gone_or_narrower() throws IOException {
        ChangedOpenApi changes = compare(read("released/openapi.yaml"), read("openapi.yaml"));
        assertThat(changes.isIncompatible()).as(() -> render(changes)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an endpoint is gone                 | /v1/gifts/{gift}/undo:        | /v1/gifts/{gift}/undone:
            a method is gone                    | operationId: createRecharge   | x
            a field of an answer is gone        | coins_refundable:             | coins_left:
            a field changed its type            | type: boolean                 | type: string
            """)
    void it_is_noticed_when(String what, String before, String after) throws IOException {
        String old = read("openapi.yaml");
        assertThat(old).contains(before);
        String changed = after.equals("x") ? withoutPost(old, before) : old.replace(before, after);
        assertThat(compare(old, changed).isIncompatible()).isTrue();
    }

    @Test
    void an_addition_breaks_nothing() throws IOException {
        String old = read("openapi.yaml");
        UnaryOperator<String> add = text -> text.replace(
                "  /v1/info:\n",
                "  /v1/information:\n    get:\n"
                        + "      operationId: getInformation\n      responses:\n        \"204\":\n          description: Done.\n"
                        + "  /v1/info:\n");
        assertThat(add.apply(old)).isNotEqualTo(old);
        assertThat(compare(old, add.apply(old)).isCompatible()).isTrue();
    }

    private static String withoutPost(String document, String operation) {
        int at = document.lastIndexOf("    post:\n", document.indexOf(operation));
        return document.substring(0, at) + "    patch:\n" + document.substring(at + "    post:\n".length());
    }

    /**
     * The comparison knows the types of OpenAPI 3.0 only; of what came with 3.1 our document uses nothing that tells the two
     * apart, so it is read as one of 3.0.
     */
    private static ChangedOpenApi compare(String before, String after) {
        return OpenApiCompare.fromContents(as30(before), as30(after));
    }

    private static String as30(String document) {
        assertThat(document).contains("openapi: 3.1.0");
        return document.replace("openapi: 3.1.0", "openapi: 3.0.3");
    }

    private static String read(String file) throws IOException {
        return Files.readString(DOCS.resolve(file));
    }

    private static String render(ChangedOpenApi changes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new ConsoleRender().render(changes, new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
