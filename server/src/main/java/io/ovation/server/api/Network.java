package io.ovation.server.api;

import java.net.InetAddress;

/**
 * A network of IPv4 or IPv6: all addresses that begin with the same bits. Immutable.
 *
 * @param first an address in it
 * @param prefix how many bits its addresses share
 */
public record Network(InetAddress first, int prefix) {
    public Network {
        if (prefix < 0 || prefix > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("no prefix of this address: " + prefix);
        }
    }

    /**
     * Reads a text such as 10.1.0.0/16.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Network of(String text) {
        String stripped = text.strip();
        int slash = stripped.indexOf('/');
        if (slash < 1) {
            throw new IllegalArgumentException("no network: " + text);
        }
        return new Network(
                InetAddress.ofLiteral(stripped.substring(0, slash)), Integer.parseInt(stripped.substring(slash + 1)));
    }

    /** Reads a network, or one address, which is a network of its own. */
    public static Network orAddress(String text) {
        String stripped = text.strip();
        if (stripped.indexOf('/') >= 0) {
            return of(stripped);
        }
        InetAddress address = InetAddress.ofLiteral(stripped);
        return new Network(address, address.getAddress().length * Byte.SIZE);
    }

    /** Whether an address is in it. */
    public boolean contains(InetAddress address) {
        byte[] ours = first.getAddress();
        byte[] theirs = address.getAddress();
        if (ours.length != theirs.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
