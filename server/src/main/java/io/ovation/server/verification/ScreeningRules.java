package io.ovation.server.verification;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * From when on names count as alike. Data with a version ({@code screening-rules.json}): when it changes, everybody is screened
 * again.
 *
 * @param why where the numbers come from
 * @param threshold from which likeness on, 0 to 1, somebody looks
 * @param birthDiffers taken off when both dates of birth are known and differ
 * @param birthSame added when they are the same
 * @param yearsApart by how many years dates of birth may differ and still count as the same
 */
record ScreeningRules(
        int version,
        String why,
        double threshold,
        @JsonProperty("birth_differs") double birthDiffers,
        @JsonProperty("birth_same") double birthSame,
        @JsonProperty("years_apart") int yearsApart) {
    static final ScreeningRules SHIPPED = shipped();

    private static ScreeningRules shipped() {
        try (InputStream file = Objects.requireNonNull(
                ScreeningRules.class.getResourceAsStream("screening-rules.json"), "screening-rules.json")) {
            return new ObjectMapper().readValue(file, ScreeningRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
