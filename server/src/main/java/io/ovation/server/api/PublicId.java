package io.ovation.server.api;

import java.util.UUID;

/**
 * Ids as the outside sees them: a prefix that names the thing ({@code usr_}, {@code live_}, {@code ent_}) and Crockford
 * base 32 in lower case: 13 characters for a 64-bit number, 26 for a UUID. Case does not matter when reading.
 */
public final class PublicId {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int NUMBER_LENGTH = 13;
    private static final int UUID_LENGTH = 26;

    private PublicId() {}

    /** The public id of a number. */
    public static String of(String prefix, long number) {
        StringBuilder text = new StringBuilder(prefix.length() + 1 + NUMBER_LENGTH);
        text.append(prefix).append('_');
        append(text, 0, number, NUMBER_LENGTH);
        return text.toString();
    }

    /** The public id of a UUID. */
    public static String of(String prefix, UUID id) {
        StringBuilder text = new StringBuilder(prefix.length() + 1 + UUID_LENGTH);
        text.append(prefix).append('_');
        append(text, id.getMostSignificantBits(), id.getLeastSignificantBits(), UUID_LENGTH);
        return text.toString();
    }

    /** The number behind a public id in a path; a text that cannot be one is {@code not_found}. */
    public static long number(String prefix, String text) {
        return parse(
                        prefix,
                        text,
                        NUMBER_LENGTH,
                        Problem.of(ProblemCode.NOT_FOUND)
                                .detail("'" + shorten(text) + "' is not an id of this kind")
                                .cure("Ids of this kind begin with " + prefix + "_"))
                .getLeastSignificantBits();
    }

    /** The number behind a public id in a body or query; a text that cannot be one is {@code field_invalid}. */
    public static long numberField(String prefix, String text, String field) {
        return parse(
                        prefix,
                        text,
                        NUMBER_LENGTH,
                        Problem.of(ProblemCode.FIELD_INVALID)
                                .field(field)
                                .detail("'" + shorten(text) + "' is not an id of this kind")
                                .cure("Ids of this kind begin with " + prefix + "_"))
                .getLeastSignificantBits();
    }

    /** The UUID behind a public id in a path; a text that cannot be one is {@code not_found}. */
    public static UUID uuid(String prefix, String text) {
        return parse(
                prefix,
                text,
                UUID_LENGTH,
                Problem.of(ProblemCode.NOT_FOUND)
                        .detail("'" + shorten(text) + "' is not an id of this kind")
                        .cure("Ids of this kind begin with " + prefix + "_"));
    }

    private static UUID parse(String prefix, String text, int length, Problem otherwise) {
        int start = prefix.length() + 1;
        if (text.length() != start + length || !text.startsWith(prefix) || text.charAt(prefix.length()) != '_') {
            throw otherwise;
        }
        long high = 0;
        long low = 0;
        for (int i = start; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            boolean overflows = i == start && digit > (length == UUID_LENGTH ? 7 : 15);
            if (digit < 0 || overflows) {
                throw otherwise;
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return new UUID(high, low);
    }

    private static int digit(char c) {
        return switch (c) {
            case 'o', 'O' -> 0;
            case 'i', 'I', 'l', 'L' -> 1;
            default -> ALPHABET.indexOf(Character.toLowerCase(c));
        };
    }

    private static void append(StringBuilder text, long high, long low, int digits) {
        for (int i = digits - 1; i >= 0; i--) {
            int shift = i * 5;
            long bits;
            if (shift >= 64) {
                bits = high >>> (shift - 64);
            } else if (shift > 59) {
                bits = (low >>> shift) | (high << (64 - shift));
            } else {
                bits = low >>> shift;
            }
            text.append(ALPHABET.charAt((int) (bits & 31)));
        }
    }

    private static String shorten(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
