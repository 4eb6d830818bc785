package io.ovation.server;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

/**
 * A collector of traces for the tests: takes OTLP over HTTP as a real one does, and keeps what comes. Kept where every class
 * loader finds it, because the server under test and its tests have different ones.
 */
public final class OtlpReceiver {
    private static final String KEPT = "ovation.test.otlp";
    private static final int MOST_MESSAGES = 10_000;

    private OtlpReceiver() {}

    /** Starts it, on a free port of this machine; returns its address. */
    static String start() {
        Queue<byte[]> kept = new ConcurrentLinkedQueue<>();
        System.getProperties().put(KEPT, kept);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/traces", exchange -> {
                boolean isPacked = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
                byte[] body = isPacked
                        ? new GZIPInputStream(exchange.getRequestBody()).readAllBytes()
                        : exchange.getRequestBody().readAllBytes();
                if (kept.size() < MOST_MESSAGES) {
                    kept.add(body);
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            return "http://127.0.0.1:" + server.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages that came, undecoded ({@code ExportTraceServiceRequest}). */
    @SuppressWarnings("unchecked")
    public static Queue<byte[]> received() {
        return (Queue<byte[]>) System.getProperties().get(KEPT);
    }
}
