package io.ovation.journal.proof;

import java.util.List;

/**
 * Shows that the newer of two heads has all batches of the older one unchanged, and only adds to them.
 *
 * @param older size of the older head
 * @param newer size of the newer head
 * @param path hashes after RFC 6962, section 2.1.2
 */
public record ConsistencyProof(int shard, long older, long newer, List<byte[]> path) {

    /** The name of the document's form. */
    public static final String FORMAT = "ovation-consistency-1";

    /** Copies the list. */
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** The document that {@code tools/ProofCheck.java} checks: docs/concepts/proofs.md. */
    public String json() {
        return "{\"format\":\"" + FORMAT + "\",\"shard\":" + shard + ",\"older\":" + older + ",\"newer\":" + newer
                + ",\"path\":" + EntryProof.json(path) + "}";
    }
}
