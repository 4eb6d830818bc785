package io.ovation.ledger;

/**
 * Makes a ledger of a saved state: takes the parts that a {@link StateReader} gave, in their order. It checks that the parts
 * fit together and that nothing is missing; whether they are what was stored is for who stores them to know. One thread.
 */
public final class StateBuilder {

    private final Ledger ledger;
    private final PackedEntry window = new PackedEntry();
    private int kind;
    private int accounts;
    private long floors;
    private Generation older = Generation.EMPTY;
    private Generation younger = Generation.EMPTY;

    private record Generation(long size, long latestIdMillis, long lastSequence) {

        static final Generation EMPTY = new Generation(0, -1, 0);

        static Generation at(long[] part, int from) {
            return new Generation(part[from], part[from + 1], part[from + 2]);
        }
    }

    /**
     * Begins an empty state.
     *
     * @param idsPerGeneration as in {@link Ledger#Ledger(int)}; need not be that of the ledger that was saved
     */
    public StateBuilder(int idsPerGeneration) {
        this.ledger = new Ledger(idsPerGeneration);
    }

    /**
     * Length in longs of the part that begins with a long, itself included.
     *
     * @throws IllegalArgumentException when none can begin so
     */
    public static int length(long first) {
        int length = StateParts.length(first);
        if (length < 1 || length > StateParts.MOST_LONGS) {
            throw new IllegalArgumentException("a part of a saved state has " + length + " longs");
        }
        return length;
    }

    /**
     * Takes the next part.
     *
     * @param part begins with the part; what follows it is not looked at
     * @return false when this was the last one
     * @throws IllegalArgumentException when it does not fit; the builder is then of no further use
     */
    public boolean add(long[] part) {
        int length = length(part[0]);
        int next = StateParts.kind(part[0]);
        boolean first = kind == 0 && next == StateParts.HEADER;
        boolean onwards = kind != 0 && next >= kind && next > StateParts.HEADER && next <= StateParts.END;
        if (!first && !onwards) {
            throw new IllegalArgumentException("part " + next + " does not follow part " + kind);
        }
        boolean turns = kind <= StateParts.OLDER_IDS && next > StateParts.OLDER_IDS;
        kind = next;
        if (turns) {
            endOlder();
        }
        switch (next) {
            case StateParts.HEADER -> header(part, length);
            case StateParts.FLOORS -> floors(part, length);
            case StateParts.ACCOUNTS -> accounts(part, length);
            case StateParts.END -> {
                return false;
            }
            default -> entries(part, length);
        }
        return true;
    }

    /**
     * The ledger, after the last part.
     *
     * @throws IllegalArgumentException when something is missing
     */
    public Ledger build() {
        require(kind == StateParts.END, "its end is missing");
        require(ledger.accountCount() == accounts, "accounts are missing");
        require(ledger.floors().count() == floors, "floors are missing");
        IdGeneration ids = ledger.ids().younger();
        require(ids.size() == younger.size(), "younger ids are missing");
        ids.restore(younger.latestIdMillis(), younger.lastSequence());
        return ledger;
    }

    private void header(long[] part, int length) {
        require(length == StateParts.HEADER_LENGTH, "its header has " + length + " longs");
        require(part[1] == StateParts.FORM, "it has form " + part[1] + "; this version reads " + StateParts.FORM);
        accounts = Math.toIntExact(part[6]);
        floors = part[7];
        older = Generation.at(part, 8);
        younger = Generation.at(part, 11);
        ledger.restore(part[2], new BatchTime(part[3], part[4]), part[5], accounts);
    }

    private void floors(long[] part, int length) {
        for (int at = 1; at < length; at++) {
            ledger.floors().set((int) (part[at] >>> Integer.SIZE) & 0xFFFF, (int) part[at]);
        }
    }

    private void accounts(long[] part, int length) {
        require((length - 1) % StateParts.LONGS_PER_ACCOUNT == 0, "an account is cut off");
        for (int at = 1; at < length; at += StateParts.LONGS_PER_ACCOUNT) {
            require(PackedAccount.valid(part[at]), "an account id is invalid");
            ledger.accounts().put(part[at], part[at + 1], part[at + 2]);
        }
    }

    private void entries(long[] part, int length) {
        for (int at = 1; at < length; ) {
            require(at + PackedEntry.HEADER <= length, "an entry is cut off");
            window.show(part, at);
            int transfers = window.transferCount();
            require(
                    transfers <= Entry.MAXIMUM_TRANSFERS && at + PackedEntry.length(transfers) <= length,
                    "an entry is cut off");
            long sequence = window.sequence();
            require(sequence >= 1 && sequence <= ledger.lastSequence(), "an entry has sequence " + sequence);
            ledger.remember(window);
            at += PackedEntry.length(transfers);
        }
    }

    private void endOlder() {
        IdGeneration ids = ledger.ids().younger();
        require(ids.size() == older.size(), "older ids are missing");
        ids.restore(older.latestIdMillis(), older.lastSequence());
        ledger.ids().turn();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("the saved state does not fit together: " + otherwise);
        }
    }
}
