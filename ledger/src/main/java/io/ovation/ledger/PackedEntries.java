package io.ovation.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Accepted entries packed into a few large arrays of longs: half the memory of objects, and nothing for the garbage
 * collector to walk. Only grows at its end; is forgotten as a whole.
 */
final class PackedEntries {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK = 1 << CHUNK_BITS;
    private static final int HEADER = 8;
    private static final int PER_TRANSFER = 7;

    private final List<long[]> chunks = new ArrayList<>();
    private int used = CHUNK;

    /** Keeps an entry; its address. */
    long add(AcceptedEntry entry) {
        List<Posted> transfers = entry.transfers();
        int length = HEADER + transfers.size() * PER_TRANSFER;
        if (used + length > CHUNK) {
            chunks.add(new long[CHUNK]);
            used = 0;
        }
        long[] chunk = chunks.getLast();
        int at = used;
        chunk[at] = entry.sequence();
        chunk[at + 1] = ((long) entry.code() << 32) | Integer.toUnsignedLong(entry.ruleVersion());
        chunk[at + 2] = entry.reference1();
        chunk[at + 3] = entry.reference2();
        chunk[at + 4] = entry.reference3();
        chunk[at + 5] = entry.fingerprint().high();
        chunk[at + 6] = entry.fingerprint().low();
        chunk[at + 7] = transfers.size();
        int next = at + HEADER;
        for (int index = 0; index < transfers.size(); index++) {
            Posted posted = transfers.get(index);
            chunk[next] = posted.debit().high();
            chunk[next + 1] = posted.debit().low();
            chunk[next + 2] = posted.credit().high();
            chunk[next + 3] = posted.credit().low();
            chunk[next + 4] = posted.amount();
            chunk[next + 5] = posted.debitBalance();
            chunk[next + 6] = posted.creditBalance();
            next += PER_TRANSFER;
        }
        used = next;
        return ((long) (chunks.size() - 1) << CHUNK_BITS) | at;
    }

    /** The entry at an address, under the id it was kept for. */
    AcceptedEntry get(UUID id, long address) {
        long[] chunk = chunks.get((int) (address >>> CHUNK_BITS));
        int at = (int) address & (CHUNK - 1);
        int count = (int) chunk[at + 7];
        Posted[] transfers = new Posted[count];
        int next = at + HEADER;
        for (int index = 0; index < count; index++) {
            transfers[index] = new Posted(
                    new AccountId(chunk[next], chunk[next + 1]),
                    new AccountId(chunk[next + 2], chunk[next + 3]),
                    chunk[next + 4],
                    chunk[next + 5],
                    chunk[next + 6]);
            next += PER_TRANSFER;
        }
        return new AcceptedEntry(
                chunk[at],
                id,
                (int) (chunk[at + 1] >>> 32),
                (int) chunk[at + 1],
                chunk[at + 2],
                chunk[at + 3],
                chunk[at + 4],
                new Fingerprint(chunk[at + 5], chunk[at + 6]),
                List.of(transfers));
    }
}
