package io.ovation.journal.proof;

import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of the tree over a shard's first batches: 32 bytes that stand for all of them. Published where nobody who can reach the
 * database can reach it, it holds the books to what they said. The same size has the same head for ever.
 *
 * @param size number of batches under it, which is the sequence of the last
 * @param root of the tree, 32 bytes
 * @param hash of the last batch, 32 bytes; all zero when there is none
 * @param time wall time of the last batch, milliseconds since 1970, as the chain says
 */
public record TreeHead(int shard, long size, byte[] root, byte[] hash, long time) {

    /** The name of the document's form. */
    public static final String FORMAT = "ovation-head-1";

    private static final Pattern DOCUMENT = Pattern.compile("\\{\\s*\"format\"\\s*:\\s*\"" + FORMAT
            + "\",\\s*\"shard\"\\s*:\\s*(\\d{1,9}),\\s*\"size\"\\s*:\\s*(\\d{1,18}),\\s*\"root\"\\s*:\\s*\"([0-9a-f]{64})\""
            + ",\\s*\"hash\"\\s*:\\s*\"([0-9a-f]{64})\",\\s*\"time\"\\s*:\\s*\"([^\"]{20,40})\"\\s*}");

    /** The published document: docs/concepts/proofs.md. One line, no line end. */
    public String json() {
        HexFormat hex = HexFormat.of();
        return "{\"format\":\"" + FORMAT + "\",\"shard\":" + shard + ",\"size\":" + size + ",\"root\":\""
                + hex.formatHex(root) + "\",\"hash\":\"" + hex.formatHex(hash) + "\",\"time\":\""
                + Instant.ofEpochMilli(time) + "\"}";
    }

    /**
     * Reads a document that {@link #json} wrote.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static TreeHead parse(String json) {
        Matcher found = DOCUMENT.matcher(json.strip());
        if (!found.matches()) {
            throw new IllegalArgumentException("this is not a head as ./ovation heads writes it: " + json);
        }
        HexFormat hex = HexFormat.of();
        return new TreeHead(
                Integer.parseInt(found.group(1)),
                Long.parseLong(found.group(2)),
                hex.parseHex(found.group(3)),
                hex.parseHex(found.group(4)),
                Instant.parse(found.group(5)).toEpochMilli());
    }
}
