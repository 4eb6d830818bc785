package io.ovation.audience.community;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a resource of {@code [section]} headings followed by lines. */
final class WordLists {
    private WordLists() {}

    /** Every section's lines, in the order of the file. */
    static Map<String, List<String>> sections(String resource) {
        try (InputStream in = WordLists.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + resource + " is missing from the audience's jar");
            }
            Map<String, List<String>> sections = new LinkedHashMap<>();
            List<String> lines = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (line.startsWith("[") && line.endsWith("]")) {
                    lines = new ArrayList<>();
                    sections.put(line.substring(1, line.length() - 1), lines);
                } else if (!line.isBlank()) {
                    lines.add(line.strip());
                }
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
