package io.ovation.server.wiring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 as bytes: one request a connection, and nothing repeated behind our back, as a library might do. */
final class WireMessage {
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
    private static final Pattern STATUS = Pattern.compile("HTTP/1.1 (\\d{3})");

    private WireMessage() {}

    /** An answer that arrived whole. */
    record Answer(int status, String body) {}

    /** How long a message is by what its head says; empty while the head is not whole. */
    static OptionalInt length(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int head = text.indexOf("\r\n\r\n");
        if (head < 0) {
            return OptionalInt.empty();
        }
        Matcher said = LENGTH.matcher(text.substring(0, head));
        return OptionalInt.of(head + 4 + (said.find() ? Integer.parseInt(said.group(1)) : 0));
    }

    /**
     * Posts a body.
     *
     * @throws IOException when no whole answer arrived: nobody knows what happened
     */
    static Answer post(int port, String path, String token, String key, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + token + "\r\nIdempotency-Key: " + key
                + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            byte[] message = (head + body).getBytes(StandardCharsets.UTF_8);
            socket.getOutputStream().write(message);
            socket.getOutputStream().flush();
            return answer(socket.getInputStream().readAllBytes());
        }
    }

    private static Answer answer(byte[] bytes) throws IOException {
        OptionalInt length = length(bytes, bytes.length);
        Matcher status = STATUS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        if (length.isEmpty() || bytes.length < length.getAsInt() || !status.lookingAt()) {
            throw new IOException("the answer was cut off after " + bytes.length + " bytes");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return new Answer(Integer.parseInt(status.group(1)), text.substring(text.indexOf("\r\n\r\n") + 4));
    }
}
