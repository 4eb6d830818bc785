package io.ovation.journal.kafka;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where some batches of a shard stand in the log: what readers of this process came by, thinned out so that memory stays
 * bounded. Only places that are certainly in the chain may be noted. Threads: any.
 */
final class OffsetIndex {

    private static final int MOST_PLACES = 32_768;

    private final int mostPlaces;
    private final TreeMap<Long, Place> places = new TreeMap<>();
    private long stride = 64;

    OffsetIndex() {
        this(MOST_PLACES);
    }

    OffsetIndex(int mostPlaces) {
        this.mostPlaces = mostPlaces;
        places.put(0L, Place.START);
    }

    /** Remembers a batch that a reader passed, if it is one of every so many. */
    synchronized void passed(Place place) {
        if (place.sequence() % stride == 0) {
            put(place);
        }
    }

    /** Remembers where a reader stopped: it will probably go on there. */
    synchronized void stopped(Place place) {
        put(place);
    }

    /** The nearest known place at or before a sequence. */
    synchronized Place atOrBefore(long sequence) {
        Map.Entry<Long, Place> entry = places.floorEntry(sequence);
        return entry == null ? Place.START : entry.getValue();
    }

    /** The offset of the nearest known place at or after a sequence, or the other value. */
    synchronized long offsetAtOrAfter(long sequence, long otherwise) {
        Map.Entry<Long, Place> entry = places.ceilingEntry(sequence);
        return entry == null ? otherwise : entry.getValue().offset();
    }

    synchronized int size() {
        return places.size();
    }

    private void put(Place place) {
        places.put(place.sequence(), place);
        if (places.size() > mostPlaces) {
            stride *= 2;
            long last = places.lastKey();
            boolean drop = false;
            for (Iterator<Long> all = places.keySet().iterator(); all.hasNext(); drop = !drop) {
                long sequence = all.next();
                if (drop && sequence != last) {
                    all.remove();
                }
            }
        }
    }
}
