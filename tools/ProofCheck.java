import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks what Ovation proves, and shares no code with it: only the JDK is needed. The forms are in docs/concepts/proofs.md.
 *
 *   java ProofCheck.java proof.json head.json [entry id]        is this entry under this head?
 *   java ProofCheck.java consistency.json old.json new.json     does the new head only add to the old one?
 *
 * Ends with 0 when it is so, with 1 and a reason when it is not, with 2 when it is called wrongly.
 */
final class ProofCheck {
    private static final int HEADER_BYTES = 116;
    private static final HexFormat HEX = HexFormat.of();

    /** Why a proof does not hold. */
    static final class Refused extends Exception {
        Refused(String reason) {
            super(reason);
        }
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("usage: java ProofCheck.java proof.json head.json [entry id]\n"
                    + "       java ProofCheck.java consistency.json old-head.json new-head.json");
            System.exit(2);
        }
        try {
            String proof = Files.readString(Path.of(arguments[0]));
            String head = Files.readString(Path.of(arguments[1]));
            String third = arguments.length == 3 ? arguments[2] : "";
            boolean entry = proof.contains("ovation-entry-proof-1");
            System.out.println("HOLDS  " + (entry ? entry(proof, head, third)
                    : consistency(proof, head, third.isEmpty() ? "{}" : Files.readString(Path.of(third)))));
        } catch (Refused refused) {
            System.out.println("REFUSED  " + refused.getMessage());
            System.exit(1);
        }
    }

    /** The entry's bytes -> the batch's Merkle root -> the batch's header -> the hash of the header -> the head's root. */
    static String entry(String proofText, String headText, String wantedId) throws Refused {
        Map<String, Object> proof = document(proofText, "ovation-entry-proof-1");
        Map<String, Object> head = document(headText, "ovation-head-1");
        require(number(proof, "shard") == number(head, "shard"), "the head belongs to another shard than the proof");
        require(number(proof, "size") == number(head, "size"), "the proof is for a head of "
                + number(proof, "size") + " batches, this head is of " + number(head, "size"));
        byte[] entry = bytes(proof, "entry");
        byte[] header = bytes(proof, "header");
        require(header.length == HEADER_BYTES && header[0] == 'O' && header[1] == 'V' && header[2] == 'B'
                && header[3] == 2, "the header is not one of a batch of version 2");
        ByteBuffer fields = ByteBuffer.wrap(header);
        long batch = fields.getLong(8);
        require(fields.getInt(4) == number(proof, "shard"), "the header belongs to another shard");
        require(batch == number(proof, "batch"), "the header belongs to batch " + batch);
        byte[] merkleRoot = Arrays.copyOfRange(header, 84, HEADER_BYTES);
        require(Arrays.equals(merkleRoot, rootOfBatch(hash(-1, entry), number(proof, "index"),
                fields.getInt(44), hashes(proof, "entry_path"))), "the entry is not in the batch of this header");
        byte[] batchHash = hash(-1, header);
        require(Arrays.equals(bytes(head, "root"), rootOf(hash(0, batchHash), batch - 1, number(head, "size"),
                hashes(proof, "batch_path"))), "the batch is not under this head");
        Reader in = new Reader(entry);
        String said = in.entry(fields.getLong(36) + number(proof, "index"), Instant.ofEpochMilli(fields.getLong(20)), batch);
        require(in.position == entry.length, "the entry cannot be read");
        require(wantedId.isEmpty() || wantedId.equalsIgnoreCase(in.id.toString())
                || wantedId.equalsIgnoreCase(publicId(in.id)), "this is a proof of entry " + publicId(in.id));
        return said;
    }

    static String consistency(String proofText, String olderText, String newerText) throws Refused {
        Map<String, Object> proof = document(proofText, "ovation-consistency-1");
        Map<String, Object> older = document(olderText, "ovation-head-1");
        Map<String, Object> newer = document(newerText, "ovation-head-1");
        long first = number(older, "size");
        long second = number(newer, "size");
        require(number(proof, "older") == first && number(proof, "newer") == second, "the proof is for heads of "
                + number(proof, "older") + " and " + number(proof, "newer") + " batches");
        require(number(proof, "shard") == number(older, "shard") && number(proof, "shard") == number(newer, "shard"),
                "proof and heads belong to different shards");
        List<byte[]> path = new ArrayList<>(hashes(proof, "path"));
        String holds = "the head of " + second + " batches continues that of " + first + " and changes nothing in it";
        if (first == 0 || first == second) {
            require(path.isEmpty() && (first == 0 || Arrays.equals(bytes(older, "root"), bytes(newer, "root"))),
                    "two heads of the same size are not the same");
            return holds;
        }
        require(first < second && !path.isEmpty(), "the newer head is shorter, or the proof is empty");
        if (Long.bitCount(first) == 1) {
            path.addFirst(bytes(older, "root"));
        }
        // RFC 9162, section 2.1.4.2
        long f = first - 1;
        long s = second - 1;
        while ((f & 1) == 1) {
            f >>>= 1;
            s >>>= 1;
        }
        byte[] oldRoot = path.getFirst();
        byte[] newRoot = path.getFirst();
        for (byte[] next : path.subList(1, path.size())) {
            require(s != 0, "the proof is too long");
            if ((f & 1) == 1 || f == s) {
                oldRoot = hash(1, next, oldRoot);
                newRoot = hash(1, next, newRoot);
                while ((f & 1) == 0 && f != 0) {
                    f >>>= 1;
                    s >>>= 1;
                }
            } else {
                newRoot = hash(1, newRoot, next);
            }
            f >>>= 1;
            s >>>= 1;
        }
        require(s == 0 && Arrays.equals(oldRoot, bytes(older, "root")), "the older head is not the beginning of it");
        require(Arrays.equals(newRoot, bytes(newer, "root")), "the newer head is not the end of it");
        return holds;
    }

    /** RFC 9162, section 2.1.3.2. */
    private static byte[] rootOf(byte[] leaf, long index, long size, List<byte[]> path) throws Refused {
        require(index >= 0 && index < size, "place " + index + " is not among " + size);
        long f = index;
        long s = size - 1;
        byte[] root = leaf;
        for (byte[] next : path) {
            require(s != 0, "a path is too long");
            if ((f & 1) == 1 || f == s) {
                root = hash(1, next, root);
                while ((f & 1) == 0 && f != 0) {
                    f >>>= 1;
                    s >>>= 1;
                }
            } else {
                root = hash(1, root, next);
            }
            f >>>= 1;
            s >>>= 1;
        }
        require(s == 0, "a path is too short");
        return root;
    }

    /** The tree in a batch: a node is the hash of a byte 1 and up to sixteen children; a node of one child is that child. */
    private static byte[] rootOfBatch(byte[] leaf, long index, int size, List<byte[]> path) throws Refused {
        require(index >= 0 && index < size, "place " + index + " is not among " + size);
        byte[] root = leaf;
        int used = 0;
        long at = index;
        for (long width = size; width > 1; width = (width + 15) / 16) {
            long first = at - at % 16;
            int children = (int) Math.min(16, width - first);
            require(used + children - 1 <= path.size(), "a path is too short");
            List<byte[]> node = new ArrayList<>(path.subList(used, used + children - 1));
            used += children - 1;
            node.add((int) (at - first), root);
            root = children == 1 ? root : hash(1, node.toArray(new byte[0][]));
            at /= 16;
        }
        require(used == path.size(), "a path is too long");
        return root;
    }

    /** SHA-256 after a first byte: 0 before a leaf, 1 before an inner node, none when it is below zero. */
    private static byte[] hash(int first, byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (first >= 0) {
            bytes.write(first);
        }
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void require(boolean holds, String otherwise) throws Refused {
        if (!holds) {
            throw new Refused(otherwise);
        }
    }

    // --- documents: flat JSON objects of numbers, texts without escapes, and lists of hashes --------------------------

    private static final Pattern MEMBER =
            Pattern.compile("\"(\\w+)\"\\s*:\\s*(?:\"([^\"\\\\]*)\"|(\\d{1,18})|\\[([^\\]]*)\\])");

    private static Map<String, Object> document(String text, String format) throws Refused {
        Map<String, Object> members = new HashMap<>();
        for (Matcher member = MEMBER.matcher(text); member.find(); ) {
            Object value = member.group(2) != null ? member.group(2)
                    : member.group(3) != null ? (Object) Long.parseLong(member.group(3)) : List.of(member.group(4));
            require(members.put(member.group(1), value) == null, "'" + member.group(1) + "' is there twice");
        }
        require(format.equals(members.get("format")), "a document is not of the form " + format);
        return members;
    }

    private static long number(Map<String, Object> document, String name) throws Refused {
        require(document.get(name) instanceof Long, "'" + name + "' is missing");
        return (Long) document.get(name);
    }

    private static byte[] bytes(Map<String, Object> document, String name) throws Refused {
        require(document.get(name) instanceof String, "'" + name + "' is missing");
        return unhex((String) document.get(name));
    }

    private static byte[] unhex(String text) throws Refused {
        try {
            return HEX.parseHex(text);
        } catch (IllegalArgumentException wrong) {
            throw new Refused("'" + text + "' is not written in hexadecimal digits");
        }
    }

    private static List<byte[]> hashes(Map<String, Object> document, String name) throws Refused {
        require(document.get(name) instanceof List<?>, "'" + name + "' is missing");
        String list = ((List<?>) document.get(name)).getFirst().toString().strip();
        List<byte[]> hashes = new ArrayList<>();
        for (String each : list.isEmpty() ? new String[0] : list.split("\\s*,\\s*")) {
            byte[] hash = unhex(each.replace("\"", ""));
            require(hash.length == 32, "a hash of '" + name + "' has not 32 bytes");
            hashes.add(hash);
        }
        return hashes;
    }

    // --- what an entry says ---------------------------------------------------------------------------------------------

    private static String publicId(UUID id) {
        char[] text = new char[26];
        java.math.BigInteger rest = new java.math.BigInteger(id.toString().replace("-", ""), 16);
        for (int i = 25; i >= 0; i--) {
            text[i] = "0123456789abcdefghjkmnpqrstvwxyz".charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return "ent_" + new String(text);
    }

    private static final class Reader {
        private final byte[] bytes;
        private int position;
        private UUID id = new UUID(0, 0);

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        String entry(long number, Instant time, long batch) throws Refused {
            try {
                position = 2;
                id = new UUID(eight(), eight());
                position += 16;
                StringBuilder text = new StringBuilder("entry " + number + " = " + publicId(id) + " (" + id + "), in batch "
                        + batch + " of " + time + ", code " + number() + ", rule version " + number() + ", references "
                        + number() + " " + number() + " " + number());
                long transfers = number();
                for (long i = 0; i < transfers; i++) {
                    int debitKind = kind();
                    long asset = number();
                    String debit = account(debitKind, asset);
                    String credit = account(kind(), asset);
                    long amount = number();
                    text.append("\n       ").append(amount).append(" from ").append(debit).append(" to ").append(credit)
                            .append(", balances after ").append(signed()).append(" and ").append(signed());
                }
                return text.toString();
            } catch (IndexOutOfBoundsException short_) {
                throw new Refused("the entry cannot be read");
            }
        }

        private int kind() {
            position += 2;
            return (bytes[position - 2] & 0xFF) << 8 | bytes[position - 1] & 0xFF;
        }

        private String account(int kind, long asset) {
            return "account " + kind + "/" + asset + "/" + number() + "/" + Long.toUnsignedString(number());
        }

        private long eight() {
            position += 8;
            return ByteBuffer.wrap(bytes).getLong(position - 8);
        }

        private long signed() {
            long value = number();
            return value >>> 1 ^ -(value & 1);
        }

        private long number() {
            long value = 0;
            int shift = 0;
            byte next;
            do {
                next = bytes[position++];
                value |= (next & 0x7FL) << shift;
                shift += 7;
            } while (next < 0);
            return value;
        }
    }

    private ProofCheck() {}
}
