package io.ovation.audience.show;

import io.ovation.audience.show.Recorded.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Ovation's CSV (RFC 4180, UTF-8): a header, then the same columns as the NDJSON, in any order. */
final class CsvShow {
    private static final int LONGEST_RECORD = 64 * 1024;

    private final OwnShow show;
    private long line = 1;
    private boolean cut;

    CsvShow(Consumer<Recorded> sink) {
        show = new OwnShow(sink);
    }

    void read(InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        List<String> header = values(reader);
        if (header == null) {
            return;
        }
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            columns.put(header.get(i).replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT), i);
        }
        if (!columns.containsKey("sender")) {
            throw new IOException("The first line must name the columns: time,room,sender,gift,coins,count");
        }
        long position = line;
        for (List<String> row = values(reader); row != null; row = values(reader)) {
            if (cut) {
                show.skip(position, Reason.TRUNCATED, "record");
            } else if (row.size() != header.size()) {
                if (row.size() > 1 || !row.getFirst().isBlank()) {
                    show.skip(position, Reason.MALFORMED, "columns");
                }
            } else {
                show.row(position, row(columns, row));
            }
            position = line;
        }
    }

    private static OwnShow.Row row(Map<String, Integer> columns, List<String> row) {
        return new OwnShow.Row(
                value(columns, row, "time"),
                value(columns, row, "room"),
                value(columns, row, "sender"),
                value(columns, row, "gift"),
                value(columns, row, "coins"),
                value(columns, row, "count"),
                value(columns, row, "kind"),
                value(columns, row, "text"),
                value(columns, row, "id"));
    }

    private static @Nullable String value(Map<String, Integer> columns, List<String> row, String column) {
        Integer at = columns.get(column);
        String value = at == null ? "" : row.get(at).strip();
        return value.isEmpty() ? null : value;
    }

    /** The values of the next record, which quotes may spread over lines; null after the last. */
    private @Nullable List<String> values(BufferedReader reader) throws IOException {
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int length = 0;
        while (c >= 0) {
            if (++length > LONGEST_RECORD) {
                quoted = false;
                value.setLength(0);
            }
            if (c == '\n') {
                line++;
            }
            if (c == '"') {
                reader.mark(1);
                int following = reader.read();
                if (quoted && following == '"') {
                    value.append('"');
                } else {
                    quoted = !quoted;
                    reader.reset();
                    if (following < 0) {
                        break;
                    }
                }
            } else if (!quoted && c == ',') {
                values.add(value.toString());
                value.setLength(0);
            } else if (!quoted && c == '\n') {
                break;
            } else if (c != '\r') {
                value.append((char) c);
            }
            c = reader.read();
        }
        cut = quoted;
        values.add(value.toString());
        return values;
    }
}
