package io.ovation.journal.proof;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows that an entry is under a head: the entry itself, its path to the Merkle root in its batch's header, and the path of that
 * batch to the head. Of other entries it holds nothing but hashes: at most fifteen for each sixteenfold of the batch, and one for
 * each doubling of the journal.
 *
 * @param entry as it is encoded in the batch, its length in front
 * @param header of its batch
 * @param index of the entry in its batch, from 0
 * @param entryPath hashes from the entry to the header's Merkle root: {@link io.ovation.journal.MerkleTree#path}
 * @param size of the head
 * @param batchPath hashes from the batch to the head's root
 */
public record EntryProof(
        int shard,
        long sequence,
        byte[] entry,
        byte[] header,
        int index,
        List<byte[]> entryPath,
        long size,
        List<byte[]> batchPath) {

    /** The name of the document's form. */
    public static final String FORMAT = "ovation-entry-proof-1";

    /** Copies the lists. */
    public EntryProof {
        entryPath = List.copyOf(entryPath);
        batchPath = List.copyOf(batchPath);
    }

    /** The document that {@code tools/ProofCheck.java} checks: docs/concepts/proofs.md. */
    public String json() {
        HexFormat hex = HexFormat.of();
        return "{\"format\":\"" + FORMAT + "\",\"shard\":" + shard + ",\"entry\":\"" + hex.formatHex(entry)
                + "\",\"index\":" + index + ",\"entry_path\":" + json(entryPath) + ",\"batch\":" + sequence
                + ",\"header\":\"" + hex.formatHex(header) + "\",\"size\":" + size + ",\"batch_path\":"
                + json(batchPath) + "}";
    }

    static String json(List<byte[]> hashes) {
        return hashes.stream()
                .map(hash -> "\"" + HexFormat.of().formatHex(hash) + "\"")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
