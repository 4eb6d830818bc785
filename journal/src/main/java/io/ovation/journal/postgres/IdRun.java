package io.ovation.journal.postgres;

import io.ovation.journal.JournalBatch;
import io.ovation.ledger.AcceptedEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A run of the id index in the making, and the form of its blocks: sorted records of {@value #RECORD_BYTES} bytes, each an
 * id, the batch that holds its entry, and the entry's place in the batch. Order is that of the ids' bytes.
 */
final class IdRun {

    static final int RECORD_BYTES = 16 + 8 + 4;

    private record Place(UUID id, long batch, int position) {}

    private final List<Place> places = new ArrayList<>();

    /** Takes a batch's ids. */
    void add(JournalBatch batch) {
        int position = 0;
        for (AcceptedEntry entry : batch.entries()) {
            places.add(new Place(entry.id(), batch.sequence(), position++));
        }
    }

    int size() {
        return places.size();
    }

    /** The records in order, cut into blocks of at most so many. */
    List<ByteBuffer> sortedBlocks(int records) {
        places.sort(Comparator.comparing(Place::id, IdRun::compare));
        List<ByteBuffer> blocks = new ArrayList<>();
        for (int from = 0; from < places.size(); from += records) {
            List<Place> part = places.subList(from, Math.min(places.size(), from + records));
            ByteBuffer block = ByteBuffer.allocate(part.size() * RECORD_BYTES);
            for (Place place : part) {
                block.putLong(place.id().getMostSignificantBits())
                        .putLong(place.id().getLeastSignificantBits())
                        .putLong(place.batch())
                        .putInt(place.position());
            }
            blocks.add(block);
        }
        return blocks;
    }

    static UUID first(ByteBuffer block) {
        return id(block, 0);
    }

    static UUID last(ByteBuffer block) {
        return id(block, block.capacity() - RECORD_BYTES);
    }

    /** Batch and place of an id in a block; empty when it is not there. */
    static long[] find(byte[] block, UUID id) {
        ByteBuffer records = ByteBuffer.wrap(block);
        int low = 0;
        int high = block.length / RECORD_BYTES - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = middle * RECORD_BYTES;
            int order = compare(id(records, at), id);
            if (order == 0) {
                return new long[] {records.getLong(at + 16), records.getInt(at + 24)};
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return new long[0];
    }

    /** Order of the bytes, as the database has it; {@link UUID#compareTo} is another. */
    static int compare(UUID a, UUID b) {
        int byHigh = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return byHigh != 0 ? byHigh : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    private static UUID id(ByteBuffer records, int at) {
        return new UUID(records.getLong(at), records.getLong(at + 8));
    }
}
