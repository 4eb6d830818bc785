package io.ovation.journal.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** TCP between a writer and PostgreSQL that cuts a connection at the worst moment. */
final class CuttingProxy implements AutoCloseable {

    /** When to cut. */
    enum Cut {
        /** The request is lost: PostgreSQL never sees it. */
        BEFORE_THE_REQUEST,
        /** PostgreSQL has committed and answered; the answer is lost. */
        BEFORE_THE_REPLY
    }

    /** How an append begins on the wire: the bind message of a prepared statement, or its text. */
    private static final int LEAST_BYTES_OF_AN_APPEND = 150;

    private final ServerSocket listener;
    private final int target;
    private final AtomicReference<Cut> armed = new AtomicReference<>();
    private final AtomicInteger cuts = new AtomicInteger();

    CuttingProxy(int target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Cuts the connection of the next append. */
    void cutNext(Cut cut) {
        armed.set(cut);
    }

    int cuts() {
        return cuts.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                AtomicReference<Cut> due = new AtomicReference<>();
                Thread.ofVirtual().start(() -> pump(client, server, true, due));
                Thread.ofVirtual().start(() -> pump(server, client, false, due));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void pump(Socket from, Socket to, boolean isRequest, AtomicReference<Cut> due) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (isRequest && armed.get() != null && isAppend(buffer, read)) {
                    due.set(armed.getAndSet(null));
                }
                Cut cut = due.get();
                if (cut != null && (cut == Cut.BEFORE_THE_REQUEST) == isRequest) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException cutOrClosed) {
            // both sides are closed
        }
    }

    /** A body of a batch begins with its mark, and is sent with the rest of the row at once. */
    private static boolean isAppend(byte[] bytes, int length) {
        return length > LEAST_BYTES_OF_AN_APPEND
                && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains("OVB");
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
