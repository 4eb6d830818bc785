package io.ovation.server.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * A network between a client and servers that breaks: each connection goes to one of the servers, is good for one request, and
 * is cut at a point drawn by chance, or not at all.
 */
final class CuttingProxy implements AutoCloseable {
    /** Where a connection is cut. */
    enum Cut {
        NOWHERE,
        /** The server never hears of the request. */
        BEFORE_THE_REQUEST,
        /** The server gets a part of it. */
        IN_THE_REQUEST,
        /** The server gets all of it, and its answer finds nobody, whether it has begun or not. */
        AFTER_THE_REQUEST,
        /** The server has answered, and the client sees nothing of it. */
        BEFORE_THE_ANSWER,
        /** The client gets a part of the answer. */
        IN_THE_ANSWER
    }

    private static final int MOST_BYTES = 64 * 1024;

    private final List<Integer> servers;
    private final int percentCut;
    private final ServerSocket listening;
    private final Map<Cut, AtomicInteger> count = new EnumMap<>(Cut.class);

    /**
     * Begins to listen on a free port of this machine.
     *
     * @param servers ports to pass requests on to
     * @param percentCut how many of a hundred connections are cut
     */
    CuttingProxy(List<Integer> servers, int percentCut) throws IOException {
        this.servers = List.copyOf(servers);
        this.percentCut = percentCut;
        this.listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        for (Cut cut : Cut.values()) {
            count.put(cut, new AtomicInteger());
        }
        Thread.ofVirtual().name("cutting-proxy").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many connections were cut there. */
    int cuts(Cut where) {
        return count.get(where).get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofVirtual().start(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        RandomGenerator chance = ThreadLocalRandom.current();
        Cut cut = chance.nextInt(100) < percentCut
                ? Cut.values()[1 + chance.nextInt(Cut.values().length - 1)]
                : Cut.NOWHERE;
        count.get(cut).incrementAndGet();
        int server = servers.get(chance.nextInt(servers.size()));
        try (client;
                Socket onward = new Socket()) {
            if (cut == Cut.BEFORE_THE_REQUEST) {
                return;
            }
            byte[] request = request(client.getInputStream());
            onward.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server));
            OutputStream toServer = onward.getOutputStream();
            if (cut == Cut.IN_THE_REQUEST) {
                toServer.write(request, 0, 1 + chance.nextInt(request.length - 1));
                toServer.flush();
                return;
            }
            toServer.write(request);
            toServer.flush();
            if (cut == Cut.AFTER_THE_REQUEST) {
                Thread.sleep(chance.nextInt(8));
                return;
            }
            byte[] answer = onward.getInputStream().readNBytes(MOST_BYTES);
            int length = switch (cut) {
                case BEFORE_THE_ANSWER -> 0;
                case IN_THE_ANSWER -> answer.length < 2 ? 0 : 1 + chance.nextInt(answer.length - 1);
                default -> answer.length;
            };
            client.getOutputStream().write(answer, 0, length);
            client.getOutputStream().flush();
        } catch (IOException broken) {
            // What the client sees is a connection that ended: all that this is about.
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** One whole request: its head, and as much body as the head says. */
    private static byte[] request(InputStream from) throws IOException {
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        int wanted = Integer.MAX_VALUE;
        while (length < wanted) {
            int read = from.read(bytes, length, bytes.length - length);
            if (read < 0) {
                throw new IOException("the client went away");
            }
            length += read;
            if (wanted == Integer.MAX_VALUE) {
                wanted = WireMessage.length(bytes, length).orElse(Integer.MAX_VALUE);
            }
        }
        byte[] whole = new byte[length];
        System.arraycopy(bytes, 0, whole, 0, length);
        return whole;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
