package io.ovation.server.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A line to the server that can be cut, and swallow what the server says. */
final class BreakableLine implements AutoCloseable {
    private final ServerSocket door;
    private final int target;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private final AtomicBoolean swallowsAnswers = new AtomicBoolean();
    private final AtomicBoolean refuses = new AtomicBoolean();

    BreakableLine(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    URI uri() {
        return URI.create("http://localhost:" + door.getLocalPort());
    }

    /** From now on nothing that the server says arrives. */
    void swallowAnswers() {
        swallowsAnswers.set(true);
    }

    /** Cuts every connection; new ones are refused until {@link #mend}. */
    void cut() {
        refuses.set(true);
        ends.forEach(BreakableLine::drop);
        ends.clear();
    }

    void mend() {
        swallowsAnswers.set(false);
        refuses.set(false);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                if (refuses.get()) {
                    drop(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                ends.add(client);
                ends.add(server);
                Thread.startVirtualThread(() -> carry(client, server, false));
                Thread.startVirtualThread(() -> carry(server, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, boolean answers) {
        byte[] bytes = new byte[16 * 1024];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (!(answers && swallowsAnswers.get())) {
                    out.write(bytes, 0, read);
                    out.flush();
                }
            }
        } catch (IOException broken) {
            drop(from);
            drop(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            throw new java.io.UncheckedIOException(already);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
