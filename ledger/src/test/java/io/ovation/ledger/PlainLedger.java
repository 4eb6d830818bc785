package io.ovation.ledger;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The twin of {@link Ledger}: slow, plain and obviously right. Unbounded integers, ordered maps, a copy of everything
 * before each try, an exception for each rejection. Written from the design alone and sharing only the records.
 */
final class PlainLedger {

    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

    private record State(Map<AccountId, BigInteger> creditsMinusDebits, Map<Integer, Long> floors, long sequence) {

        State copy() {
            return new State(new TreeMap<>(creditsMinusDebits), new TreeMap<>(floors), sequence);
        }
    }

    private static final class Rejection extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Outcome outcome;

        Rejection(OutcomeCode code, int index, long available) {
            super(code.name());
            this.outcome = new Outcome(code, null, index, available);
        }
    }

    /** One generation of ids, with what it ever held. */
    private static final class Generation {
        private final Map<UUID, AcceptedEntry> entries = new LinkedHashMap<>();
        private final Set<UUID> ahead = new HashSet<>();
        private long latestIdMillis = -1;
        private long lastSequence;
    }

    private final int idsPerGeneration;
    private State state = new State(new TreeMap<>(), new TreeMap<>(), 0);
    private final Deque<State> marks = new ArrayDeque<>();
    private Generation younger = new Generation();
    private Generation older = new Generation();
    private final Set<UUID> forgottenAhead = new HashSet<>();
    private long idFloorMillis = -1;

    PlainLedger(int idsPerGeneration) {
        this.idsPerGeneration = idsPerGeneration;
    }

    Outcome apply(LedgerRequest request, BatchTime time, long absentAtFloorMillis) {
        UUID id = request.id();
        if (id.version() != 7 || id.variant() != 2) {
            return Outcome.rejected(OutcomeCode.ID_NOT_VERSION_7);
        }
        AcceptedEntry first = younger.entries.getOrDefault(id, older.entries.get(id));
        if (first != null && first.fingerprint().equals(request.fingerprint())) {
            return new Outcome(OutcomeCode.EXISTS, first, -1, 0);
        }
        if (first != null) {
            return Outcome.rejected(OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT);
        }
        long idMillis = id.getMostSignificantBits() >>> 16;
        if (idMillis > time.wallMillis() + 5_000) {
            return Outcome.rejected(OutcomeCode.ID_IN_THE_FUTURE);
        }
        boolean forgotten = idMillis <= idFloorMillis || forgottenAhead.contains(id);
        if (forgotten && absentAtFloorMillis != idFloorMillis) {
            return Outcome.rejected(OutcomeCode.ID_INDEX_NEEDED);
        }
        if (younger.entries.size() >= RecentIds.FULL_AT * idsPerGeneration) {
            return Outcome.rejected(OutcomeCode.ID_MEMORY_FULL);
        }
        State tried = state.copy();
        AcceptedEntry accepted;
        try {
            accepted = switch (request) {
                case Entry entry -> tryEntry(entry, tried, time);
                case BucketClosing closing -> tryClosing(closing, tried, time);
                case FloorRise rise -> tryRise(rise, tried, time);
            };
        } catch (Rejection rejection) {
            return rejection.outcome;
        }
        state = new State(tried.creditsMinusDebits, tried.floors, state.sequence + 1);
        younger.entries.put(id, accepted);
        if (idMillis > time.wallMillis()) {
            younger.ahead.add(id);
        } else {
            younger.latestIdMillis = Math.max(younger.latestIdMillis, idMillis);
        }
        younger.lastSequence = Math.max(younger.lastSequence, state.sequence);
        return new Outcome(OutcomeCode.ACCEPTED, accepted, -1, 0);
    }

    boolean forgetIds(long coveredSequence) {
        if (younger.entries.size() < idsPerGeneration) {
            return true;
        }
        if (older.lastSequence > coveredSequence) {
            return false;
        }
        if (!older.entries.isEmpty()) {
            idFloorMillis = Math.max(idFloorMillis + 1, older.latestIdMillis);
            forgottenAhead.addAll(older.ahead);
            forgottenAhead.removeIf(id -> id.getMostSignificantBits() >>> 16 <= idFloorMillis);
        }
        older = younger;
        younger = new Generation();
        return true;
    }

    void mark() {
        marks.addLast(state.copy());
    }

    void commitOldest() {
        marks.removeFirst();
    }

    void rollbackAll() {
        state = marks.getFirst();
        marks.clear();
        younger.entries.values().removeIf(entry -> entry.sequence() > state.sequence);
        older.entries.values().removeIf(entry -> entry.sequence() > state.sequence);
    }

    long idFloorMillis() {
        return idFloorMillis;
    }

    long lastSequence() {
        return state.sequence;
    }

    Map<AccountId, Long> naturalBalances() {
        Map<AccountId, Long> natural = new TreeMap<>();
        state.creditsMinusDebits.forEach((account, ignored) ->
                natural.put(account, natural(state, account).longValueExact()));
        return natural;
    }

    byte[] stateHash() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(longs(state.sequence));
        state.floors.forEach((kind, floor) -> digest.update(longs(kind, (int) (long) floor)));
        naturalBalances().forEach((account, balance) -> digest.update(longs(account.high(), account.low(), balance)));
        return digest.digest();
    }

    private static byte[] longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Long.BYTES);
        for (long value : values) {
            buffer.putLong(value);
        }
        return buffer.array();
    }

    private AcceptedEntry tryEntry(Entry entry, State tried, BatchTime time) {
        List<Transfer> transfers = entry.transfers();
        requireForm(entry);
        require(time.wallMillis() <= entry.notAfterMillis(), OutcomeCode.EXPIRED, -1, 0);
        for (int i = 0; i < transfers.size(); i++) {
            require(!closed(tried, transfers.get(i).debit()), OutcomeCode.BUCKET_CLOSED, i, 0);
            require(!closed(tried, transfers.get(i).credit()), OutcomeCode.BUCKET_CLOSED, i, 0);
        }
        for (int i = 0; i < entry.conditions().size(); i++) {
            require(!closed(tried, entry.conditions().get(i).account()), OutcomeCode.BUCKET_CLOSED, i, 0);
        }
        List<BigInteger> debitBalancesBefore = new ArrayList<>();
        List<Posted> posted = new ArrayList<>();
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            debitBalancesBefore.add(natural(tried, transfer.debit()));
            BigInteger amount = amount(transfer, transfers, tried, posted, debitBalancesBefore);
            posted.add(move(tried, transfer.debit(), transfer.credit(), amount, i));
        }
        for (int i = 0; i < entry.conditions().size(); i++) {
            requireCondition(entry.conditions().get(i), i, tried);
        }
        return accepted(
                entry,
                entry.code(),
                entry.ruleVersion(),
                entry.reference1(),
                entry.reference2(),
                entry.reference3(),
                posted);
    }

    private void requireForm(Entry entry) {
        List<Transfer> transfers = entry.transfers();
        require(entry.code() >= 1 && entry.code() <= 0xFEFF, OutcomeCode.CODE_OUT_OF_RANGE, -1, 0);
        require(transfers.size() >= 1 && transfers.size() <= 16, OutcomeCode.TRANSFER_COUNT_OUT_OF_RANGE, -1, 0);
        require(entry.conditions().size() <= 16, OutcomeCode.CONDITION_COUNT_OUT_OF_RANGE, -1, 0);
        for (int i = 0; i < transfers.size(); i++) {
            Transfer transfer = transfers.get(i);
            requirePair(transfer.debit(), transfer.credit(), i);
            switch (transfer.amount()) {
                case Amount.Fixed(long value) -> require(value >= 0, OutcomeCode.AMOUNT_NEGATIVE, i, 0);
                case Amount.UpTo(long limit, Side of) -> {
                    require(limit >= 0, OutcomeCode.AMOUNT_NEGATIVE, i, 0);
                    requireTakenFrom(transfer, of, i);
                }
                case Amount.Proportional(int earlier, Side of) -> {
                    boolean fits = earlier >= 0
                            && earlier < i
                            && transfers.get(earlier).debit().constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS;
                    require(fits, OutcomeCode.AMOUNT_REFERENCE_INVALID, i, 0);
                    requireTakenFrom(transfer, of, i);
                }
                case Amount.Remainder(int earlier) -> {
                    boolean fits = earlier >= 0
                            && earlier < i
                            && transfers.get(earlier).amount() instanceof Amount.UpTo;
                    require(fits, OutcomeCode.AMOUNT_REFERENCE_INVALID, i, 0);
                }
            }
        }
        for (int i = 0; i < entry.conditions().size(); i++) {
            require(entry.conditions().get(i).account().valid(), OutcomeCode.ACCOUNT_INVALID, i, 0);
        }
    }

    private static void requireTakenFrom(Transfer transfer, Side of, int index) {
        boolean takenFrom = of == Side.DEBIT
                ? transfer.debit().constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS
                : transfer.credit().constraint() == Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS;
        require(takenFrom, OutcomeCode.AMOUNT_OF_UNCONSTRAINED_ACCOUNT, index, 0);
    }

    private static void requirePair(AccountId debit, AccountId credit, int index) {
        require(debit.valid() && credit.valid(), OutcomeCode.ACCOUNT_INVALID, index, 0);
        require(!debit.equals(credit), OutcomeCode.SAME_ACCOUNT, index, 0);
        require(debit.asset() == credit.asset(), OutcomeCode.ASSETS_DIFFER, index, 0);
    }

    private static BigInteger amount(
            Transfer transfer,
            List<Transfer> transfers,
            State tried,
            List<Posted> posted,
            List<BigInteger> debitBalancesBefore) {
        return switch (transfer.amount()) {
            case Amount.Fixed(long value) -> BigInteger.valueOf(value);
            case Amount.Proportional(int earlier, Side of) -> {
                BigInteger whole = natural(tried, of == Side.DEBIT ? transfer.debit() : transfer.credit());
                BigInteger taken = BigInteger.valueOf(posted.get(earlier).amount());
                BigInteger had = debitBalancesBefore.get(earlier);
                yield had.signum() == 0
                        ? BigInteger.ZERO
                        : whole.multiply(taken).divide(had);
            }
            case Amount.UpTo(long limit, Side ignored) -> {
                BigInteger most = BigInteger.valueOf(limit);
                if (transfer.debit().constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS) {
                    most = most.min(natural(tried, transfer.debit()));
                }
                if (transfer.credit().constraint() == Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS) {
                    most = most.min(natural(tried, transfer.credit()));
                }
                yield most;
            }
            case Amount.Remainder(int earlier) -> {
                long limit = ((Amount.UpTo) transfers.get(earlier).amount()).limit();
                yield BigInteger.valueOf(limit)
                        .subtract(BigInteger.valueOf(posted.get(earlier).amount()));
            }
        };
    }

    private static Posted move(State tried, AccountId debit, AccountId credit, BigInteger amount, int index) {
        BigInteger debitHad = natural(tried, debit);
        BigInteger creditHad = natural(tried, credit);
        tried.creditsMinusDebits.merge(debit, amount.negate(), BigInteger::add);
        tried.creditsMinusDebits.merge(credit, amount, BigInteger::add);
        BigInteger debitHas = natural(tried, debit);
        BigInteger creditHas = natural(tried, credit);
        require(
                debit.constraint() != Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS || debitHas.signum() >= 0,
                OutcomeCode.INSUFFICIENT,
                index,
                debitHad.longValueExact());
        require(
                credit.constraint() != Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS || creditHas.signum() >= 0,
                OutcomeCode.CREDITS_EXCEED_DEBITS,
                index,
                creditHad.longValueExact());
        require(fits(debitHas) && fits(creditHas), OutcomeCode.OVERFLOW, index, 0);
        return new Posted(
                debit, credit, amount.longValueExact(), debitHas.longValueExact(), creditHas.longValueExact());
    }

    private void requireCondition(Condition condition, int index, State tried) {
        BigInteger limit = BigInteger.valueOf(condition.limit());
        BigInteger had = natural(state, condition.account());
        BigInteger has = natural(tried, condition.account());
        boolean atMost = condition.bound() == Bound.AT_MOST;
        BigInteger left = (atMost ? limit.subtract(had) : had.subtract(limit))
                .max(BigInteger.ZERO)
                .min(HIGHEST);
        require(
                atMost ? has.compareTo(limit) <= 0 : has.compareTo(limit) >= 0,
                OutcomeCode.CONDITION_NOT_MET,
                index,
                left.longValueExact());
    }

    private AcceptedEntry tryClosing(BucketClosing closing, State tried, BatchTime time) {
        requirePair(closing.account(), closing.remainderTo(), -1);
        require(time.wallMillis() <= closing.notAfterMillis(), OutcomeCode.EXPIRED, -1, 0);
        require(!closed(tried, closing.remainderTo()), OutcomeCode.BUCKET_CLOSED, -1, 0);
        require(closed(tried, closing.account()), OutcomeCode.BUCKET_STILL_OPEN, -1, 0);
        BigInteger left = natural(tried, closing.account());
        require(!left.equals(LOWEST), OutcomeCode.OVERFLOW, 0, 0);
        BigInteger creditsLeft = closing.account().debitNatural() ? left.negate() : left;
        boolean credited = creditsLeft.signum() < 0;
        Posted posted = credited
                ? move(tried, closing.remainderTo(), closing.account(), left.abs(), 0)
                : move(tried, closing.account(), closing.remainderTo(), left.abs(), 0);
        tried.creditsMinusDebits.remove(closing.account());
        return accepted(closing, 0xFF01, 0, credited ? 1 : 0, 0, 0, List.of(posted));
    }

    private AcceptedEntry tryRise(FloorRise rise, State tried, BatchTime time) {
        require(rise.kind() >= 1 && rise.kind() <= 0xFFFF, OutcomeCode.ACCOUNT_INVALID, -1, 0);
        require(time.wallMillis() <= rise.notAfterMillis(), OutcomeCode.EXPIRED, -1, 0);
        long floor = rise.floor() & 0xFFFF_FFFFL;
        require(floor > tried.floors.getOrDefault(rise.kind(), 0L), OutcomeCode.FLOOR_NOT_RAISED, -1, 0);
        tried.floors.put(rise.kind(), floor);
        return accepted(rise, 0xFF02, 0, rise.kind(), floor, 0, List.of());
    }

    private AcceptedEntry accepted(
            LedgerRequest request, int code, int ruleVersion, long r1, long r2, long r3, List<Posted> posted) {
        return new AcceptedEntry(
                state.sequence + 1, request.id(), code, ruleVersion, r1, r2, r3, request.fingerprint(), posted);
    }

    private static boolean closed(State state, AccountId account) {
        long bucket = account.bucket() & 0xFFFF_FFFFL;
        return bucket != 0 && bucket <= state.floors.getOrDefault(account.kind(), 0L);
    }

    private static BigInteger natural(State state, AccountId account) {
        BigInteger balance = state.creditsMinusDebits.getOrDefault(account, BigInteger.ZERO);
        return account.debitNatural() ? balance.negate() : balance;
    }

    private static boolean fits(BigInteger value) {
        return value.compareTo(LOWEST) >= 0 && value.compareTo(HIGHEST) <= 0;
    }

    private static void require(boolean holds, OutcomeCode code, int index, long available) {
        if (!holds) {
            throw new Rejection(code, index, available);
        }
    }
}
