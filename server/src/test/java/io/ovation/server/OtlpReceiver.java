package io.ovation.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/**
 * A collector of traces for the tests: takes OTLP over HTTP as a real one does, and tells what came. It is asked over HTTP too,
 * because the server under test and its tests have different class loaders.
 */
public final class OtlpReceiver {
    private static final String ADDRESS = "test.otlp.receiver";
    private static final int MOST_MESSAGES = 10_000;

    private OtlpReceiver() {}

    /** Starts it, on a free port of this machine; returns its address. */
    static String start() {
        Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                if (kept.size() < MOST_MESSAGES) {
                    kept.add(body(exchange));
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.createContext("/kept", exchange -> {
                exchange.sendResponseHeaders(200, 0);
                try (DataOutputStream out = new DataOutputStream(exchange.getResponseBody())) {
                    for (byte[] message : kept) {
                        out.writeInt(message.length);
                        out.write(message);
                    }
                }
            });
            server.start();
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            System.setProperty(ADDRESS, address);
            return address;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages that came, undecoded ({@code ExportTraceServiceRequest}). */
    public static List<byte[]> received() throws IOException {
        byte[] all = URI.create(System.getProperty(ADDRESS) + "/kept")
                .toURL()
                .openStream()
                .readAllBytes();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
        List<byte[]> messages = new ArrayList<>();
        while (in.available() > 0) {
            byte[] message = new byte[in.readInt()];
            in.readFully(message);
            messages.add(message);
        }
        return messages;
    }

    private static byte[] body(HttpExchange exchange) throws IOException {
        boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return isPacked
                ? new GZIPInputStream(exchange.getRequestBody()).readAllBytes()
                : exchange.getRequestBody().readAllBytes();
    }
}
