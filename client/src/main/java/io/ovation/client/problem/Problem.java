package io.ovation.client.problem;

import org.jspecify.annotations.Nullable;

/**
 * A problem as the server tells it (RFC 9457), over HTTP and on the room socket.
 *
 * @param type a URI reference that names the kind of problem
 * @param title one short sentence for people
 * @param status the HTTP status
 * @param code stable name to branch on, such as {@code insufficient_coins}; {@code http_<status>} when the answer came from
 *     something else than an Ovation server
 * @param detail what it was this time
 * @param field the field at fault
 * @param cure what to do about it
 * @param requestId names the request in the server's log
 */
public record Problem(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable String field,
        @Nullable String cure,
        @Nullable String requestId) {

    /** The problem of an answer whose body tells none. */
    public static Problem ofStatus(int status) {
        return new Problem("about:blank", "HTTP " + status, status, "http_" + status, null, null, null, null);
    }

    /** One line: code, title, and what is known besides. */
    public String inOneLine() {
        StringBuilder line = new StringBuilder(code).append(": ").append(title);
        add(line, "; ", detail);
        add(line, "; field ", field);
        add(line, "; ", cure);
        if (requestId != null) {
            line.append(" (").append(requestId).append(')');
        }
        return line.toString();
    }

    private static void add(StringBuilder line, String before, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            line.append(before).append(text);
        }
    }
}
