package io.ovation.audience.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The file formats of recorded shows. */
public enum ShowFormat {
    /** Ovation's own: one JSON object a line. */
    NDJSON,
    /** Ovation's own: comma-separated values with a header line. */
    CSV,
    /** Events of TikTok-Live-Connector, one JSON value a line. */
    TIKTOK,
    /** XML of BililiveRecorder. */
    BILILIVE;

    private static final int SNIFF_BYTES = 64 * 1024;

    /** Reads the whole show and hands over its events in the order of the file; unreadable parts come as skipped. */
    public void read(InputStream in, Consumer<Recorded> sink) throws IOException {
        switch (this) {
            case NDJSON -> new NdjsonShow(sink).read(in);
            case CSV -> new CsvShow(sink).read(in);
            case TIKTOK -> new TikTokShow(sink).read(in);
            case BILILIVE -> new BililiveShow(sink).read(in);
        }
    }

    /**
     * The format of a file, by its beginning; the stream is left where it was.
     *
     * @throws IOException when it is none of them, with a sentence that says what was expected
     */
    public static ShowFormat sniff(BufferedInputStream in) throws IOException {
        in.mark(SNIFF_BYTES);
        String head = new String(in.readNBytes(SNIFF_BYTES), StandardCharsets.UTF_8).replace("\uFEFF", "");
        in.reset();
        String text = head.stripLeading();
        if (text.startsWith("<")) {
            return BILILIVE;
        }
        String header = text.lines().findFirst().orElse("").toLowerCase(Locale.ROOT);
        if (!header.startsWith("{") && header.contains("sender") && header.contains(",")) {
            return CSV;
        }
        for (String line : text.split("\n")) {
            JsonNode value = json(line);
            if (value != null) {
                return value.isObject() && value.has("sender") && !value.has("data") ? NDJSON : TIKTOK;
            }
        }
        throw new IOException("The file is neither XML, nor JSON lines, nor CSV with a header that names a sender;"
                + " name its format with --format");
    }

    private static @Nullable JsonNode json(String line) {
        try {
            JsonNode value = new ObjectMapper().readTree(line);
            return value != null && value.isContainerNode() ? value : null;
        } catch (IOException e) {
            return null;
        }
    }
}
