package io.ovation.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one shard. {@link #apply(EntryBatch, int, BatchTime)} decides what is asked;
 * {@link #replay(PackedEntry, BatchTime)} takes over what another ledger decided. The same journal gives the same
 * {@link #stateHash()} everywhere.
 *
 * <p>Both work on packed memory and allocate nothing but, now and then, more of that memory. The methods that take and
 * give objects are a thin face over them.
 *
 * <p>Rejections are values. Exceptions mean that the caller broke the contract or that the state is broken. One thread at
 * a time.
 */
public final class Ledger {

    /** Ids that one of the two generations holds before the older is due to be forgotten. */
    public static final int DEFAULT_IDS_PER_GENERATION = 1 << 16;

    /** How far the time of an id may be ahead of the batch's wall time, in milliseconds. */
    public static final long ID_AHEAD_MILLIS = 5_000;

    /** So many requests are brought near before the first of them is judged: their memory is fetched at the same time. */
    private static final int AHEAD = 16;

    private static final int DIGEST_BUFFER_BYTES = 3 * Long.BYTES * 256;

    private final AccountTable accounts = new AccountTable();
    private final BucketFloors floors = new BucketFloors();
    private final EntryLog log = new EntryLog();
    private final Rejection rejection = new Rejection();
    private final EntryEvaluation evaluation = new EntryEvaluation(accounts, log, rejection);
    private final UndoLog undo = new UndoLog();
    private final Replay replay = new Replay(accounts, floors, undo);
    private final RecentIds ids;
    private final EntryBatch single = new EntryBatch();
    private final AcceptedBatch singleAccepted = new AcceptedBatch();
    private final PackedEntry decided = new PackedEntry();
    private long sequence;
    private BatchTime time = new BatchTime(Long.MIN_VALUE, Long.MIN_VALUE);
    private long touched;

    /** An empty ledger with the usual memory for ids. */
    public Ledger() {
        this(DEFAULT_IDS_PER_GENERATION);
    }

    /** An empty ledger that takes at least this many ids before {@link #forgetIds} has anything to do. */
    public Ledger(int idsPerGeneration) {
        if (idsPerGeneration < 1) {
            throw new IllegalArgumentException("idsPerGeneration below 1: " + idsPerGeneration);
        }
        ids = new RecentIds(idsPerGeneration, log);
    }

    /**
     * Judges a request and, when it is accepted, applies it. A rejection changes nothing.
     *
     * @throws IllegalArgumentException when the time is before that of an earlier call
     */
    public Outcome apply(LedgerRequest request, BatchTime time) {
        return applyAbsent(request, time, Long.MIN_VALUE);
    }

    /**
     * As {@link #apply(LedgerRequest, BatchTime)}, for a request whose id the {@link IdIndex} did not find.
     *
     * @param floorMillis {@link #idFloorMillis()} as it was before the index was asked
     */
    public Outcome applyAbsent(LedgerRequest request, BatchTime time, long floorMillis) {
        single.clear();
        single.add(request);
        OutcomeCode code = applyAbsent(single, 0, time, floorMillis);
        return code.isApplied()
                ? new Outcome(code, decided.toAcceptedEntry(), -1, 0)
                : new Outcome(code, null, failedTransfer(), available());
    }

    /**
     * Judges one request of a batch where it lies and, when it is accepted, applies it. A rejection changes nothing. What
     * there is to know beside the code is told by {@link #decided()}, {@link #failedTransfer()} and {@link #available()}
     * until the next call.
     *
     * @throws IllegalArgumentException when the time is before that of an earlier call
     */
    public OutcomeCode apply(EntryBatch batch, int index, BatchTime time) {
        return applyAbsent(batch, index, time, Long.MIN_VALUE);
    }

    /**
     * As {@link #apply(EntryBatch, int, BatchTime)}, for a request whose id the {@link IdIndex} did not find.
     *
     * @param floorMillis {@link #idFloorMillis()} as it was before the index was asked
     */
    public OutcomeCode applyAbsent(EntryBatch batch, int index, BatchTime time, long floorMillis) {
        advance(time);
        return decide(batch.words(), batch.at(index), floorMillis);
    }

    /**
     * Judges the requests {@code from} to {@code to} (exclusive) of a batch one after the other, each as
     * {@link #apply(EntryBatch, int, BatchTime)} does. Faster than one call each where accounts are many: the memory of
     * several requests is fetched at the same time.
     *
     * @param outcomes to which the outcomes are added
     */
    public void apply(EntryBatch batch, int from, int to, BatchTime time, BatchOutcomes outcomes) {
        advance(time);
        for (int begin = from; begin < to; begin += AHEAD) {
            int end = Math.min(to, begin + AHEAD);
            bringNear(batch, begin, end);
            for (int index = begin; index < end; index++) {
                OutcomeCode code = decide(batch.words(), batch.at(index), Long.MIN_VALUE);
                if (code.isApplied()) {
                    outcomes.addApplied(code, decided.words(), decided.at());
                } else {
                    outcomes.addRejected(code, rejection.index(), rejection.available());
                }
            }
        }
    }

    /**
     * Brings the memory of the ids and accounts of some requests near, all at the same time, for a caller that judges them
     * one by one. Changes nothing. A few dozen at once are enough.
     */
    public void bringNear(EntryBatch batch, int from, int to) {
        long sum = 0;
        long[] words = batch.words();
        for (int index = from; index < to; index++) {
            int at = batch.at(index);
            long idHigh = words[at + PackedRequest.ID_HIGH];
            sum += ids.touch(IdGeneration.hash(idHigh, words[at + PackedRequest.ID_LOW]), idHigh);
            int transfers = PackedRequest.transfers(words[at + PackedRequest.SHAPE]);
            for (int transfer = 0; transfer < transfers; transfer++) {
                int of = PackedRequest.transferAt(at, transfer);
                sum += accounts.touch(words[of + PackedRequest.DEBIT_HIGH], words[of + PackedRequest.DEBIT_LOW]);
                sum += accounts.touch(words[of + PackedRequest.CREDIT_HIGH], words[of + PackedRequest.CREDIT_LOW]);
            }
        }
        // Kept so that the reads above are not optimized away; nobody looks at it.
        touched = sum;
    }

    /** The entry that the last {@link #apply(EntryBatch, int, BatchTime)} accepted or found; until the next call. */
    public PackedEntry decided() {
        return decided;
    }

    /** As {@link Outcome#failedTransfer()}, of the request judged last. */
    public int failedTransfer() {
        return rejection.index();
    }

    /** As {@link Outcome#available()}, of the request judged last. */
    public long available() {
        return rejection.available();
    }

    /**
     * Keeps the entries that are decided or found from now on as they are until the hold is closed, wherever they are read.
     * To be opened before the first of them is decided.
     */
    public EntryHold hold() {
        return log.hold();
    }

    /** As {@link #replay(PackedEntry, BatchTime)}. */
    public void replay(AcceptedEntry entry, BatchTime time) {
        singleAccepted.clear();
        try {
            singleAccepted.add(entry);
        } catch (IllegalArgumentException | IllegalStateException malformed) {
            throw new IllegalStateException(
                    "entry " + entry.sequence() + " (" + entry.id() + ") does not follow: " + malformed.getMessage(),
                    malformed);
        }
        replay(singleAccepted.show(0, new PackedEntry()), time);
    }

    /**
     * Takes over an entry that another ledger accepted: the journal's next. Checks its sequence and every balance.
     *
     * @throws IllegalStateException when it does not follow from this state; the ledger is then of no further use
     */
    public void replay(PackedEntry entry, BatchTime time) {
        advance(time);
        long hash = IdGeneration.hash(entry.idHigh(), entry.idLow());
        if (ids.find(hash, entry.idHigh(), entry.idLow()) != IdGeneration.ABSENT) {
            throw new IllegalStateException(
                    "entry " + entry.sequence() + " has an id that was accepted before: " + entry.id());
        }
        replay.apply(entry, sequence + 1);
        remember(entry);
        sequence++;
    }

    /** Copies an entry to the end of the log, where its id then leads. */
    void remember(PackedEntry entry) {
        int length = PackedEntry.length(entry.transferCount());
        log.reserve(length);
        System.arraycopy(entry.words(), entry.at(), log.lastChunk(), EntryLog.offset(log.end()), length);
        long hash = IdGeneration.hash(entry.idHigh(), entry.idLow());
        ids.add(hash, entry.idHigh(), entry.idLow(), entry.sequence(), log.take(length), time.wallMillis());
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

    /**
     * Every accepted id of a later time is in memory, but for a few that were ahead of the clock; at or before it, and about
     * those, {@link IdIndex} decides. Below 0 at first; rises whenever something is forgotten.
     */
    public long idFloorMillis() {
        return ids.floorMillis();
    }

    /**
     * The ids of the entries up to this sequence are not in memory any more, those of all later ones are. An index that does
     * not cover it cannot say that an id was never accepted.
     */
    public long forgottenSequence() {
        // Generations are filled and forgotten in the order of sequences, and what can be undone is never forgotten.
        return sequence - ids.size();
    }

    /**
     * Forgets the older generation of ids when the younger is full and the index covers the older. To be called between
     * batches, also while replaying; what is not yet durable is never covered.
     *
     * @param coveredSequence {@link IdIndex#coveredSequence()}
     * @return false when memory is due to be freed but the index lags
     */
    public boolean forgetIds(long coveredSequence) {
        boolean undoable = undo.markCount() > 0;
        return ids.forget(undoable ? Math.min(coveredSequence, undo.oldestSequence()) : coveredSequence);
    }

    /**
     * Makes it possible to undo what comes. At most two marks are open: the batch being written and the one being applied.
     *
     * @throws IllegalStateException when two are open
     */
    public void mark() {
        undo.mark(log.end(), sequence);
    }

    /**
     * What the oldest open mark could undo stays: its batch is durable.
     *
     * @throws IllegalStateException when none is open
     */
    public void commitOldest() {
        undo.commitOldest();
    }

    /** Undoes everything since the oldest open mark, as if it had never been applied, and closes all marks. */
    public void rollbackAll() {
        if (undo.markCount() == 0) {
            return;
        }
        long from = undo.oldestAddress();
        sequence = undo.oldestSequence();
        PackedEntry entry = new PackedEntry();
        for (long address = log.entryAt(from); address < log.end(); address = log.entryAt(log.after(address))) {
            entry.show(log.chunk(address), EntryLog.offset(address));
            replay.subtract(entry);
            ids.remove(IdGeneration.hash(entry.idHigh(), entry.idLow()), address);
        }
        undo.undo(accounts, floors);
        log.truncate(from);
        ids.truncated();
    }

    /** SHA-256 of the whole state but the remembered ids: sequence, floors, accounts in order. */
    public byte[] stateHash() {
        MessageDigest digest = sha256();
        ByteBuffer line = ByteBuffer.allocate(DIGEST_BUFFER_BYTES);
        digest.update(line.putLong(sequence).flip());
        floors.forEachInOrder((kind, floor) ->
                digest.update(line.clear().putLong(kind).putLong(floor).flip()));
        line.clear();
        accounts.forEachInOrder((high, low, balance) -> {
            line.putLong(high).putLong(low).putLong(balance);
            if (!line.hasRemaining()) {
                digest.update(line.flip());
                line.clear();
            }
        });
        digest.update(line.flip());
        return digest.digest();
    }

    /** Number of accounts. */
    public int accountCount() {
        return accounts.size();
    }

    /** Shows every account in the order of {@link AccountId#compareTo}. Changes during the visit are not allowed. */
    public void forEachAccount(AccountVisitor visitor) {
        accounts.forEachInOrder((high, low, balance) -> visitor.visit(new AccountId(high, low), balance));
    }

    /**
     * The whole state, to be read part by part.
     *
     * @throws IllegalStateException when a mark is open: what could still be undone is nobody's state
     */
    public StateReader state() {
        if (undo.markCount() > 0) {
            throw new IllegalStateException("a mark is open");
        }
        return new StateReader(this);
    }

    /** Memory reserved by now. */
    public LedgerMemory memory() {
        return new LedgerMemory(
                accounts.size(),
                accounts.reservedLongs() * Long.BYTES,
                ids.size(),
                ids.reservedLongs() * Long.BYTES,
                log.reservedLongs() * Long.BYTES);
    }

    AccountTable accounts() {
        return accounts;
    }

    BucketFloors floors() {
        return floors;
    }

    EntryLog log() {
        return log;
    }

    RecentIds ids() {
        return ids;
    }

    BatchTime time() {
        return time;
    }

    /** Begins with what a saved state says, and room for so many accounts. */
    void restore(long savedSequence, BatchTime savedTime, long idFloorMillis, int expectedAccounts) {
        sequence = savedSequence;
        time = savedTime;
        ids.restoreFloor(idFloorMillis);
        accounts.expect(expectedAccounts);
    }

    private OutcomeCode decide(long[] words, int at, long absentAtFloorMillis) {
        rejection.clear();
        long idHigh = words[at + PackedRequest.ID_HIGH];
        long idLow = words[at + PackedRequest.ID_LOW];
        if (!UuidV7.is(idHigh, idLow)) {
            return OutcomeCode.ID_NOT_VERSION_7;
        }
        long hash = IdGeneration.hash(idHigh, idLow);
        long found = ids.find(hash, idHigh, idLow);
        if (found != IdGeneration.ABSENT) {
            return existing(words, at, found);
        }
        if (UuidV7.millis(idHigh) - ID_AHEAD_MILLIS > time.wallMillis()) {
            return OutcomeCode.ID_IN_THE_FUTURE;
        }
        if (absentAtFloorMillis != ids.floorMillis() && ids.isForgotten(idHigh, idLow)) {
            return OutcomeCode.ID_INDEX_NEEDED;
        }
        if (ids.full()) {
            return OutcomeCode.ID_MEMORY_FULL;
        }
        long kind = PackedRequest.kind(words[at + PackedRequest.SHAPE]);
        if (kind == PackedRequest.ENTRY) {
            return applyEntry(words, at, hash);
        }
        return kind == PackedRequest.BUCKET_CLOSING ? closeBucket(words, at, hash) : raiseFloor(words, at, hash);
    }

    private OutcomeCode existing(long[] words, int at, long address) {
        long[] chunk = log.chunk(address);
        int first = EntryLog.offset(address);
        if (chunk[first + PackedEntry.FINGERPRINT_HIGH] != words[at + PackedRequest.FINGERPRINT_HIGH]
                || chunk[first + PackedEntry.FINGERPRINT_LOW] != words[at + PackedRequest.FINGERPRINT_LOW]) {
            return OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT;
        }
        decided.show(chunk, first);
        return OutcomeCode.EXISTS;
    }

    private OutcomeCode applyEntry(long[] words, int at, long hash) {
        OutcomeCode fault = EntryForm.fault(words, at, rejection);
        if (fault != null) {
            return fault;
        }
        if (time.wallMillis() > words[at + PackedRequest.NOT_AFTER]) {
            return OutcomeCode.EXPIRED;
        }
        fault = closedBucket(words, at);
        if (fault != null) {
            return fault;
        }
        int transfers = PackedRequest.transfers(words[at + PackedRequest.SHAPE]);
        evaluation.begin(transfers);
        fault = evaluation.evaluate(words, at);
        if (fault != null) {
            return fault;
        }
        evaluation.commit(undo);
        return accept(words, at, hash, transfers, words[at + PackedRequest.REFERENCE_1]);
    }

    private @Nullable OutcomeCode closedBucket(long[] words, int at) {
        int transfers = PackedRequest.transfers(words[at + PackedRequest.SHAPE]);
        for (int index = 0; index < transfers; index++) {
            int transfer = PackedRequest.transferAt(at, index);
            if (floors.closed(words[transfer + PackedRequest.DEBIT_HIGH])
                    || floors.closed(words[transfer + PackedRequest.CREDIT_HIGH])) {
                return rejection.of(OutcomeCode.BUCKET_CLOSED, index, 0);
            }
        }
        int conditions = PackedRequest.conditions(words[at + PackedRequest.SHAPE]);
        for (int index = 0; index < conditions; index++) {
            if (floors.closed(words[PackedRequest.conditionAt(at, transfers, index)])) {
                return rejection.of(OutcomeCode.BUCKET_CLOSED, index, 0);
            }
        }
        return null;
    }

    private OutcomeCode closeBucket(long[] words, int at, long hash) {
        long high = words[at + PackedRequest.HEADER];
        long low = words[at + PackedRequest.HEADER + 1];
        long toHigh = words[at + PackedRequest.HEADER + 2];
        long toLow = words[at + PackedRequest.HEADER + 3];
        OutcomeCode pairFault = PackedAccount.pairFault(high, low, toHigh, toLow);
        if (pairFault != null) {
            return pairFault;
        }
        if (time.wallMillis() > words[at + PackedRequest.NOT_AFTER]) {
            return OutcomeCode.EXPIRED;
        }
        if (floors.closed(toHigh)) {
            return OutcomeCode.BUCKET_CLOSED;
        }
        if (!floors.closed(high)) {
            return OutcomeCode.BUCKET_STILL_OPEN;
        }
        long left = accounts.balance(high, low);
        if (left == Long.MIN_VALUE) {
            return rejection.of(OutcomeCode.OVERFLOW, 0, 0);
        }
        boolean credited = left != 0 && (left > 0) == PackedAccount.debitNatural(high);
        evaluation.begin(1);
        OutcomeCode fault = credited
                ? evaluation.post(toHigh, toLow, high, low, Math.abs(left))
                : evaluation.post(high, low, toHigh, toLow, Math.abs(left));
        if (fault != null) {
            return fault;
        }
        evaluation.commitAndDrop(high, low, undo);
        return accept(words, at, hash, 1, credited ? 1 : 0);
    }

    private OutcomeCode raiseFloor(long[] words, int at, long hash) {
        long kind = words[at + PackedRequest.REFERENCE_1];
        int floor = (int) words[at + PackedRequest.REFERENCE_2];
        if (kind < 1 || kind > 0xFFFF) {
            return OutcomeCode.ACCOUNT_INVALID;
        }
        if (time.wallMillis() > words[at + PackedRequest.NOT_AFTER]) {
            return OutcomeCode.EXPIRED;
        }
        if (Integer.compareUnsigned(floor, floors.of((int) kind)) <= 0) {
            return OutcomeCode.FLOOR_NOT_RAISED;
        }
        undo.floor((int) kind, floors.of((int) kind));
        floors.set((int) kind, floor);
        evaluation.begin(0);
        return accept(words, at, hash, 0, kind);
    }

    /** Completes the entry behind the end of the log, where its transfers are already, and takes it. */
    private OutcomeCode accept(long[] words, int at, long hash, int transfers, long reference1) {
        long[] chunk = log.lastChunk();
        int out = EntryLog.offset(log.end());
        long idHigh = words[at + PackedRequest.ID_HIGH];
        sequence++;
        chunk[out + PackedEntry.SEQUENCE] = sequence;
        chunk[out + PackedEntry.ID_HIGH] = idHigh;
        chunk[out + PackedEntry.ID_LOW] = words[at + PackedRequest.ID_LOW];
        chunk[out + PackedEntry.FINGERPRINT_HIGH] = words[at + PackedRequest.FINGERPRINT_HIGH];
        chunk[out + PackedEntry.FINGERPRINT_LOW] = words[at + PackedRequest.FINGERPRINT_LOW];
        chunk[out + PackedEntry.SHAPE] =
                PackedEntry.shape(PackedRequest.code(words, at), transfers, PackedRequest.ruleVersion(words, at));
        chunk[out + PackedEntry.REFERENCE_1] = reference1;
        chunk[out + PackedEntry.REFERENCE_2] = words[at + PackedRequest.REFERENCE_2];
        chunk[out + PackedEntry.REFERENCE_3] = words[at + PackedRequest.REFERENCE_3];
        decided.show(chunk, out);
        long idLow = chunk[out + PackedEntry.ID_LOW];
        ids.add(hash, idHigh, idLow, sequence, log.take(PackedEntry.length(transfers)), time.wallMillis());
        return OutcomeCode.ACCEPTED;
    }

    private void advance(BatchTime next) {
        if (next == time) {
            return;
        }
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
