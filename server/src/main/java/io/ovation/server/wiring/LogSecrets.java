package io.ovation.server.wiring;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * The second line against secrets in the log: whatever a library or an exception says, nothing that looks like a secret key, a
 * webhook secret, a signed token, a bearer header or a password in a URL is written. The first line is that nobody logs them.
 */
@LoggingFilter(name = "secrets")
public final class LogSecrets implements Filter {
    private static final Pattern SECRET = Pattern.compile("\\b(sk|rk|whsec)_[A-Za-z0-9_+/=-]{8,}"
            + "|\\beyJ[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]*"
            + "|(?i:(?<=bearer )[A-Za-z0-9._~+/=-]{8,})"
            + "|(?i:(?<=(password|secret|token)=)[^\\s&\"',;]{4,})"
            + "|(?<=://[^/\\s:@]{0,60}:)[^/\\s@]+(?=@)");

    /** What stands in its place. */
    static final String MASK = "[secret]";

    private static final int DEEPEST_CAUSE = 8;

    /** Never refuses a line, only cleans it. */
    @Override
    public boolean isLoggable(LogRecord line) {
        @Nullable String text = line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : line.getMessage();
        if (text != null) {
            String clean = clean(text);
            if (!clean.equals(text)) {
                line.setMessage(clean);
                line.setParameters(null);
            }
        }
        @Nullable Throwable thrown = line.getThrown();
        if (thrown != null && tells(thrown, 0)) {
            line.setThrown(Masked.of(thrown, 0));
        }
        return true;
    }

    /** The text without what looks like a secret. */
    static String clean(String text) {
        return SECRET.matcher(text).replaceAll(MASK);
    }

    private static boolean tells(Throwable thrown, int depth) {
        @Nullable String message = thrown.getMessage();
        @Nullable Throwable cause = thrown.getCause();
        return (message != null && SECRET.matcher(message).find())
                || (cause != null && depth < DEEPEST_CAUSE && tells(cause, depth + 1));
    }

    /** Stands for an exception whose words must not be written. */
    private static final class Masked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Masked(String words, @Nullable Throwable cause) {
            super(words, cause, false, true);
        }

        static Masked of(Throwable thrown, int depth) {
            @Nullable Throwable cause = thrown.getCause();
            Masked masked = new Masked(
                    clean(String.valueOf(thrown)),
                    cause == null || depth >= DEEPEST_CAUSE ? null : of(cause, depth + 1));
            masked.setStackTrace(thrown.getStackTrace());
            return masked;
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
