package io.ovation.server.membership;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * Draws receivers of a gift: everybody's ticket is SHA-256 of the seed and their user number, and the smallest tickets
 * win. The seed is drawn, and its hash told, before anybody paid; it is told itself after the draw. So nobody could know
 * the outcome or change it, and everybody can do the draw again. Pure.
 */
public final class Draw {
    private Draw() {}

    /**
     * A candidate with their ticket.
     *
     * @param ticket hexadecimal
     */
    public record Ticket(long user, String ticket) {}

    /** All candidates in the order in which they win; each once, in whatever order or how often they were named. */
    public static List<Ticket> order(byte[] seed, Collection<Long> candidates) {
        return candidates.stream()
                .distinct()
                .map(user -> new Ticket(user, ticket(seed, user)))
                .sorted(Comparator.comparing(Ticket::ticket).thenComparing(Ticket::user))
                .toList();
    }

    /** Somebody's ticket: 64 hexadecimal digits. */
    public static String ticket(byte[] seed, long user) {
        MessageDigest digest = sha256();
        digest.update(seed);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(user).flip());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What is told of a seed before the draw. */
    public static String commitment(byte[] seed) {
        return HexFormat.of().formatHex(sha256().digest(seed));
    }

    /** The part of an amount that a place of so many gets: the parts of all places add up to it. */
    public static long part(long whole, int place, int places) {
        return Math.multiplyExact(whole, place + 1) / places - Math.multiplyExact(whole, place) / places;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
