package io.ovation.audience.show;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a UTF-8 file, none longer than a bound: a longer one comes as {@link #TOO_LONG} and is otherwise passed over. */
final class Lines {
    static final String TOO_LONG = "\u0000too long";
    private static final int LONGEST = 1 << 20;

    private final BufferedReader reader;
    private long number;

    Lines(InputStream in) {
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** Number of the line last returned, from 1. */
    long number() {
        return number;
    }

    /** The next line that is not blank, without its end, or null after the last. */
    @Nullable
    String next() throws IOException {
        while (true) {
            StringBuilder line = new StringBuilder();
            int c = reader.read();
            if (c < 0) {
                return null;
            }
            boolean tooLong = false;
            while (c >= 0 && c != '\n') {
                if (line.length() < LONGEST) {
                    line.append((char) c);
                } else {
                    tooLong = true;
                }
                c = reader.read();
            }
            number++;
            if (tooLong) {
                return TOO_LONG;
            }
            String text = line.toString().replace("\uFEFF", "").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
    }
}
