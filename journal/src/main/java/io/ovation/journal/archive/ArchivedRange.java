package io.ovation.journal.archive;

/**
 * A range of sequences, of all shards, that is in a file.
 *
 * @param file name in the archive's folder
 * @param first sequence of the range
 * @param last sequence of the range; batches of every shard from first to last are in the file
 * @param bytes length of the file
 * @param batches in it
 * @param hash SHA-256 of the file's index, which has the hashes of everything else
 */
public record ArchivedRange(String file, long first, long last, long bytes, long batches, byte[] hash) {

    boolean holds(long sequence) {
        return first <= sequence && sequence <= last;
    }

    @Override
    public String toString() {
        return "archive file " + file + " (batches " + first + " to " + last + ")";
    }
}
