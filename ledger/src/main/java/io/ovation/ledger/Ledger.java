package io.ovation.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one shard. {@link #apply} decides what is asked; {@link #replay} takes over what another ledger
 * decided. The same journal gives the same {@link #stateHash()} everywhere.
 *
 * <p>Rejections are values. Exceptions mean that the caller broke the contract or that the state is broken. One thread at
 * a time.
 */
public final class Ledger {

    /** Ids that one of the two generations holds before the older is due to be forgotten. */
    public static final int DEFAULT_IDS_PER_GENERATION = 1 << 18;

    /** How far the time of an id may be ahead of the batch's wall time, in milliseconds. */
    public static final long ID_AHEAD_MILLIS = 5_000;

    private final AccountTable accounts = new AccountTable();
    private final BucketFloors floors = new BucketFloors();
    private final EntryEvaluation evaluation = new EntryEvaluation(accounts);
    private final UndoLog undo = new UndoLog();
    private final RecentIds ids;
    private long sequence;
    private BatchTime time = new BatchTime(Long.MIN_VALUE, Long.MIN_VALUE);

    /** An empty ledger with the usual memory for ids. */
    public Ledger() {
        this(DEFAULT_IDS_PER_GENERATION);
    }

    /** An empty ledger that takes at least this many ids before {@link #forgetIds} has anything to do. */
    public Ledger(int idsPerGeneration) {
        if (idsPerGeneration < 1) {
            throw new IllegalArgumentException("idsPerGeneration below 1: " + idsPerGeneration);
        }
        ids = new RecentIds(idsPerGeneration);
    }

    /**
     * Judges a request and, when it is accepted, applies it. A rejection changes nothing.
     *
     * @throws IllegalArgumentException when the time is before that of an earlier call
     */
    public Outcome apply(LedgerRequest request, BatchTime time) {
        return decide(request, time, Long.MIN_VALUE);
    }

    /**
     * As {@link #apply}, for a request whose id the {@link IdIndex} did not find.
     *
     * @param floorMillis {@link #idFloorMillis()} as it was before the index was asked
     */
    public Outcome applyAbsent(LedgerRequest request, BatchTime time, long floorMillis) {
        return decide(request, time, floorMillis);
    }

    /**
     * Takes over an entry that another ledger accepted: the journal's next. Checks its sequence and every balance.
     *
     * @throws IllegalStateException when it does not follow from this state; the ledger is then of no further use
     */
    public void replay(AcceptedEntry entry, BatchTime time) {
        advance(time);
        if (ids.contains(entry.id())) {
            throw new IllegalStateException(
                    "entry " + entry.sequence() + " has an id that was accepted before: " + entry.id());
        }
        Replay.apply(entry, sequence + 1, accounts, floors, undo);
        remember(entry);
    }

    /** Natural balance: debits minus credits for debit-natural accounts, credits minus debits for others; 0 if unknown. */
    public long balance(AccountId account) {
        return accounts.balance(account.high(), account.low());
    }

    /** Sequence of the last accepted entry, 0 before the first. */
    public long lastSequence() {
        return sequence;
    }

    /** Last closed bucket of a kind, unsigned; 0 when none is. */
    public int bucketFloor(int kind) {
        return floors.of(kind);
    }

    /** Every accepted id of a later time is in memory; at or before it, {@link IdIndex} decides. Below 0 at first. */
    public long idFloorMillis() {
        return ids.floorMillis();
    }

    /**
     * Forgets the older generation of ids when the younger is full and the index covers the older. To be called between
     * batches, also while replaying; what is not yet durable is never covered.
     *
     * @param coveredSequence {@link IdIndex#coveredSequence()}
     * @return false when memory is due to be freed but the index lags
     */
    public boolean forgetIds(long coveredSequence) {
        return ids.forget(coveredSequence);
    }

    /**
     * Starts to keep before-images. At most two marks are open: the batch being written and the one being applied.
     *
     * @throws IllegalStateException when two are open
     */
    public void mark() {
        undo.mark();
    }

    /**
     * Forgets the before-images of the oldest open mark: its batch is durable.
     *
     * @throws IllegalStateException when none is open
     */
    public void commitOldest() {
        undo.commitOldest();
    }

    /** Undoes everything since the oldest open mark, as if it had never been applied, and closes all marks. */
    public void rollbackAll() {
        undo.rollbackAll(new UndoLog.Restorer() {
            @Override
            public void balance(long high, long low, long balance, boolean existed) {
                if (existed) {
                    accounts.put(high, low, balance);
                } else {
                    accounts.remove(high, low);
                }
            }

            @Override
            public void acceptedId(long high, long low) {
                ids.remove(high, low);
                sequence--;
            }

            @Override
            public void floor(int kind, int floor) {
                floors.set(kind, floor);
            }
        });
    }

    /** SHA-256 of the whole state but the remembered ids: sequence, floors, accounts in order. */
    public byte[] stateHash() {
        MessageDigest digest = sha256();
        ByteBuffer line = ByteBuffer.allocate(3 * Long.BYTES);
        digest.update(line.putLong(sequence).flip());
        floors.forEachInOrder((kind, floor) ->
                digest.update(line.clear().putLong(kind).putLong(floor).flip()));
        accounts.forEachInOrder((account, balance) -> digest.update(line.clear()
                .putLong(account.high())
                .putLong(account.low())
                .putLong(balance)
                .flip()));
        return digest.digest();
    }

    /** Number of accounts. */
    public int accountCount() {
        return accounts.size();
    }

    /** Shows every account in the order of {@link AccountId#compareTo}. Changes during the visit are not allowed. */
    public void forEachAccount(AccountVisitor visitor) {
        accounts.forEachInOrder(visitor);
    }

    private Outcome decide(LedgerRequest request, BatchTime batchTime, long absentAtFloorMillis) {
        advance(batchTime);
        Outcome known = idOutcome(request, absentAtFloorMillis);
        if (known != null) {
            return known;
        }
        return switch (request) {
            case Entry entry -> applyEntry(entry);
            case BucketClosing closing -> closeBucket(closing);
            case FloorRise rise -> raiseFloor(rise);
        };
    }

    private @Nullable Outcome idOutcome(LedgerRequest request, long absentAtFloorMillis) {
        UUID id = request.id();
        if (!UuidV7.is(id)) {
            return Outcome.rejected(OutcomeCode.ID_NOT_VERSION_7);
        }
        AcceptedEntry first = ids.find(id);
        if (first != null) {
            return Outcome.existing(request, first);
        }
        long idMillis = UuidV7.millis(id);
        if (idMillis - ID_AHEAD_MILLIS > time.wallMillis()) {
            return Outcome.rejected(OutcomeCode.ID_IN_THE_FUTURE);
        }
        if (idMillis <= ids.floorMillis() && absentAtFloorMillis != ids.floorMillis()) {
            return Outcome.rejected(OutcomeCode.ID_INDEX_NEEDED);
        }
        return ids.full() ? Outcome.rejected(OutcomeCode.ID_MEMORY_FULL) : null;
    }

    private Outcome applyEntry(Entry entry) {
        Outcome fault = EntryForm.fault(entry);
        if (fault != null) {
            return fault;
        }
        if (time.wallMillis() > entry.notAfterMillis()) {
            return Outcome.rejected(OutcomeCode.EXPIRED);
        }
        fault = closedBucket(entry);
        if (fault != null) {
            return fault;
        }
        evaluation.begin();
        fault = evaluation.evaluate(entry);
        if (fault != null) {
            return fault;
        }
        return accept(
                entry,
                entry.code(),
                entry.ruleVersion(),
                entry.reference1(),
                entry.reference2(),
                entry.reference3(),
                evaluation.commit(undo));
    }

    private @Nullable Outcome closedBucket(Entry entry) {
        List<Transfer> transfers = entry.transfers();
        for (int index = 0; index < transfers.size(); index++) {
            Transfer transfer = transfers.get(index);
            if (floors.closed(transfer.debit()) || floors.closed(transfer.credit())) {
                return Outcome.rejected(OutcomeCode.BUCKET_CLOSED, index, 0);
            }
        }
        List<Condition> conditions = entry.conditions();
        for (int index = 0; index < conditions.size(); index++) {
            if (floors.closed(conditions.get(index).account())) {
                return Outcome.rejected(OutcomeCode.BUCKET_CLOSED, index, 0);
            }
        }
        return null;
    }

    private Outcome closeBucket(BucketClosing closing) {
        AccountId account = closing.account();
        AccountId remainderTo = closing.remainderTo();
        OutcomeCode pairFault = EntryForm.pairFault(account, remainderTo);
        if (pairFault != null) {
            return Outcome.rejected(pairFault);
        }
        if (time.wallMillis() > closing.notAfterMillis()) {
            return Outcome.rejected(OutcomeCode.EXPIRED);
        }
        if (floors.closed(remainderTo)) {
            return Outcome.rejected(OutcomeCode.BUCKET_CLOSED);
        }
        if (!floors.closed(account)) {
            return Outcome.rejected(OutcomeCode.BUCKET_STILL_OPEN);
        }
        long left = balance(account);
        if (left == Long.MIN_VALUE) {
            return Outcome.rejected(OutcomeCode.OVERFLOW, 0, 0);
        }
        boolean credited = left != 0 && (left > 0) == account.debitNatural();
        evaluation.begin();
        Outcome fault = credited
                ? evaluation.post(remainderTo, account, Math.abs(left))
                : evaluation.post(account, remainderTo, Math.abs(left));
        if (fault != null) {
            return fault;
        }
        List<Posted> transfers = evaluation.commit(undo);
        Replay.drop(account, accounts, undo);
        return accept(closing, BucketClosing.CODE, 0, credited ? 1 : 0, 0, 0, transfers);
    }

    private Outcome raiseFloor(FloorRise rise) {
        int kind = rise.kind();
        if (kind < 1 || kind > 0xFFFF) {
            return Outcome.rejected(OutcomeCode.ACCOUNT_INVALID);
        }
        if (time.wallMillis() > rise.notAfterMillis()) {
            return Outcome.rejected(OutcomeCode.EXPIRED);
        }
        if (Integer.compareUnsigned(rise.floor(), floors.of(kind)) <= 0) {
            return Outcome.rejected(OutcomeCode.FLOOR_NOT_RAISED);
        }
        undo.floor(kind, floors.of(kind));
        floors.set(kind, rise.floor());
        return accept(rise, FloorRise.CODE, 0, kind, Integer.toUnsignedLong(rise.floor()), 0, List.of());
    }

    private Outcome accept(
            LedgerRequest request,
            int code,
            int ruleVersion,
            long reference1,
            long reference2,
            long reference3,
            List<Posted> transfers) {
        AcceptedEntry accepted = new AcceptedEntry(
                sequence + 1,
                request.id(),
                code,
                ruleVersion,
                reference1,
                reference2,
                reference3,
                request.fingerprint(),
                transfers);
        remember(accepted);
        return Outcome.accepted(accepted);
    }

    private void remember(AcceptedEntry entry) {
        undo.acceptedId(entry.id().getMostSignificantBits(), entry.id().getLeastSignificantBits());
        ids.add(entry);
        sequence = entry.sequence();
    }

    private void advance(BatchTime next) {
        if (next.wallMillis() < time.wallMillis() || next.businessMillis() < time.businessMillis()) {
            throw new IllegalArgumentException("time went back from " + time + " to " + next);
        }
        time = next;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
