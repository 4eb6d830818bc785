package io.ovation.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Reads the whole state of a ledger as a stream of longs, a part at a time, so that it can be stored without a second copy
 * in memory: sequence, times, bucket floors, accounts, and the ids in memory with their entries and floor. A
 * {@link StateBuilder} makes a ledger of it again, which answers everything as the first one does.
 *
 * <p>Parts delimit themselves: the lower 32 bits of the first long of each are its length. The order of accounts depends on
 * how the ledger came about, so two equal states may be stored differently; {@link Ledger#stateHash()} is the same.
 *
 * <p>On the ledger's thread; the ledger must not change before the last part was read.
 */
public final class StateReader {

    /** Room that a part needs at most, in longs. */
    public static final int MOST_LONGS = StateParts.MOST_LONGS;

    private final Ledger ledger;
    private final long sequence;
    private final PackedEntry window = new PackedEntry();
    private long[] part = new long[0];
    private int length;
    private int kind = StateParts.HEADER;
    private int directoryPlace;
    private long address;

    StateReader(Ledger ledger) {
        this.ledger = ledger;
        this.sequence = ledger.lastSequence();
    }

    /**
     * Writes the next part to the beginning of an array.
     *
     * @param into at least {@link #MOST_LONGS} long
     * @return length of the part in longs; 0 when there are no more
     * @throws IllegalStateException when the ledger has changed meanwhile
     */
    public int next(long[] into) {
        if (into.length < MOST_LONGS) {
            throw new IllegalArgumentException("a part may need " + MOST_LONGS + " longs, not " + into.length);
        }
        if (ledger.lastSequence() != sequence) {
            throw new IllegalStateException("the ledger changed while its state was read");
        }
        part = into;
        while (kind <= StateParts.END) {
            length = 1;
            int filled = kind;
            boolean done = fill();
            if (done) {
                kind++;
            }
            if (length > 1 || filled == StateParts.END) {
                into[0] = StateParts.first(filled, length);
                return length;
            }
        }
        return 0;
    }

    /** Fills in a part of the present kind; whether it was the last of its kind. */
    private boolean fill() {
        return switch (kind) {
            case StateParts.HEADER -> header();
            case StateParts.FLOORS -> floors();
            case StateParts.ACCOUNTS -> accounts();
            case StateParts.OLDER_IDS ->
                entries(ledger.ids().older(), ledger.ids().younger().firstAddress());
            case StateParts.YOUNGER_IDS ->
                entries(ledger.ids().younger(), ledger.log().end());
            default -> true;
        };
    }

    private boolean header() {
        add(StateParts.FORM);
        add(sequence);
        add(ledger.time().wallMillis());
        add(ledger.time().businessMillis());
        add(ledger.ids().highestForgottenMillis());
        add(ledger.accountCount());
        add(ledger.floors().count());
        for (IdGeneration generation :
                new IdGeneration[] {ledger.ids().older(), ledger.ids().younger()}) {
            add(generation.size());
            add(generation.latestIdMillis());
            add(generation.lastSequence());
        }
        return true;
    }

    private boolean floors() {
        if (ledger.floors().count() > MOST_LONGS - 1) {
            throw new IllegalStateException("every kind has a floor");
        }
        ledger.floors()
                .forEachInOrder(
                        (floorKind, floor) -> add(((long) floorKind << Integer.SIZE) | Integer.toUnsignedLong(floor)));
        return true;
    }

    private boolean accounts() {
        AccountTable accounts = ledger.accounts();
        int most = SegmentedTable.LARGEST_SEGMENT * StateParts.LONGS_PER_ACCOUNT;
        while (directoryPlace < accounts.directorySize() && length + most <= MOST_LONGS) {
            long @Nullable [] segment = accounts.distinctSegment(directoryPlace++);
            if (segment != null) {
                AccountTable.forEach(segment, (high, low, balance) -> {
                    add(high);
                    add(low);
                    add(balance);
                });
            }
        }
        return directoryPlace == accounts.directorySize();
    }

    private boolean entries(IdGeneration generation, long end) {
        EntryLog log = ledger.log();
        if (address < generation.firstAddress()) {
            address = generation.firstAddress();
        }
        for (address = log.entryAt(address); address < end; address = log.entryAt(log.after(address))) {
            window.show(log.chunk(address), EntryLog.offset(address));
            int size = PackedEntry.length(window.transferCount());
            if (length + size > MOST_LONGS) {
                return false;
            }
            // What was rolled back may still lie in the log, but then its id leads elsewhere or nowhere.
            long hash = IdGeneration.hash(window.idHigh(), window.idLow());
            if (generation.find(hash, window.idHigh(), window.idLow()) == address) {
                System.arraycopy(window.words(), window.at(), part, length, size);
                length += size;
            }
        }
        return true;
    }

    private void add(long value) {
        part[length++] = value;
    }
}
