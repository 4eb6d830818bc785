package io.ovation.simulator;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.BucketClosing;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Entry;
import io.ovation.ledger.FloorRise;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.Posted;
import io.ovation.ledger.Side;
import io.ovation.ledger.Transfer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the ledger once more, from the design and not from the code: plain, slow, in unbounded integers, and with
 * memory of every past moment. It takes over what became durable and judges a request as of any entry in it. Shares only the
 * records with the real one. One thread.
 */
final class Reference {

    private static final BigInteger LOWEST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

    /** What something was from an entry on. */
    private record Since(long entry, long value) {}

    private static final class Rejection extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Verdict verdict;

        Rejection(OutcomeCode code, int index, long available) {
            super(code.name(), null, false, false);
            verdict = new Verdict(code, index, available, List.of());
        }
    }

    private final Map<AccountId, List<Since>> balances = new HashMap<>();
    private final Map<Integer, List<Since>> floors = new HashMap<>();
    private final Map<UUID, AcceptedEntry> accepted = new HashMap<>();
    private long entries;

    /** Entries taken over so far. */
    long entries() {
        return entries;
    }

    /** The entry of an id, or null. */
    @Nullable
    AcceptedEntry accepted(UUID id) {
        return accepted.get(id);
    }

    /** Natural balance of an account just after an entry; 0 when it did not exist. */
    long balance(AccountId account, long afterEntry) {
        return at(balances.get(account), afterEntry);
    }

    /** Accounts that exist now or did once. */
    Iterable<AccountId> accounts() {
        return balances.keySet();
    }

    /** Takes over an entry that is durable. It was judged before. */
    void take(AcceptedEntry entry) {
        entries = entry.sequence();
        accepted.put(entry.id(), entry);
        for (Posted posted : entry.transfers()) {
            remember(balances, posted.debit(), posted.debitBalance());
            remember(balances, posted.credit(), posted.creditBalance());
        }
        if (entry.code() == FloorRise.CODE) {
            remember(floors, (int) entry.reference1(), entry.reference2());
        }
    }

    private <K> void remember(Map<K, List<Since>> history, K key, long value) {
        history.computeIfAbsent(key, ignored -> new ArrayList<>()).add(new Since(entries, value));
    }

    private static long at(@Nullable List<Since> history, long entry) {
        if (history != null) {
            for (int i = history.size() - 1; i >= 0; i--) {
                if (history.get(i).entry() <= entry) {
                    return history.get(i).value();
                }
            }
        }
        return 0;
    }

    /** What must become of a request that is decided just after an entry, at a wall time. */
    Verdict judge(LedgerRequest request, long afterEntry, long wallMillis) {
        UUID id = request.id();
        if (id.version() != 7 || id.variant() != 2) {
            return Verdict.rejected(OutcomeCode.ID_NOT_VERSION_7);
        }
        AcceptedEntry first = accepted.get(id);
        if (first != null && first.sequence() <= afterEntry) {
            return first.fingerprint().equals(request.fingerprint())
                    ? new Verdict(OutcomeCode.EXISTS, -1, 0, first.transfers())
                    : Verdict.rejected(OutcomeCode.EXISTS_WITH_DIFFERENT_CONTENT);
        }
        if ((id.getMostSignificantBits() >>> 16) > wallMillis + 5_000) {
            return Verdict.rejected(OutcomeCode.ID_IN_THE_FUTURE);
        }
        Trial trial = new Trial(afterEntry);
        try {
            return switch (request) {
                case Entry entry -> trial.entry(entry, wallMillis);
                case BucketClosing closing -> trial.closing(closing, wallMillis);
                case FloorRise rise -> trial.rise(rise, wallMillis);
            };
        } catch (Rejection rejection) {
            return rejection.verdict;
        }
    }

    /** One request tried on top of one moment. */
    private final class Trial {
        private final long moment;
        private final Map<AccountId, BigInteger> changed = new HashMap<>();
        private final List<Posted> posted = new ArrayList<>();
        private final List<BigInteger> debitHad = new ArrayList<>();

        Trial(long moment) {
            this.moment = moment;
        }

        Verdict entry(Entry entry, long wallMillis) {
            form(entry);
            require(wallMillis <= entry.notAfterMillis(), OutcomeCode.EXPIRED, -1, 0);
            int index = 0;
            for (Transfer transfer : entry.transfers()) {
                boolean open = !closed(transfer.debit()) && !closed(transfer.credit());
                require(open, OutcomeCode.BUCKET_CLOSED, index++, 0);
            }
            index = 0;
            for (Condition condition : entry.conditions()) {
                require(!closed(condition.account()), OutcomeCode.BUCKET_CLOSED, index++, 0);
            }
            for (Transfer transfer : entry.transfers()) {
                debitHad.add(now(transfer.debit()));
                move(transfer.debit(), transfer.credit(), amount(transfer, entry.transfers()));
            }
            index = 0;
            for (Condition condition : entry.conditions()) {
                condition(condition, index++);
            }
            return Verdict.accepted(posted);
        }

        Verdict closing(BucketClosing closing, long wallMillis) {
            AccountId account = closing.account();
            AccountId heir = closing.remainderTo();
            pair(account, heir, -1);
            require(wallMillis <= closing.notAfterMillis(), OutcomeCode.EXPIRED, -1, 0);
            require(!closed(heir), OutcomeCode.BUCKET_CLOSED, -1, 0);
            require(closed(account), OutcomeCode.BUCKET_STILL_OPEN, -1, 0);
            BigInteger left = now(account);
            require(!left.equals(LOWEST), OutcomeCode.OVERFLOW, 0, 0);
            BigInteger credits = account.debitNatural() ? left.negate() : left;
            if (credits.signum() < 0) {
                move(heir, account, left.abs());
            } else {
                move(account, heir, left.abs());
            }
            return Verdict.accepted(posted);
        }

        Verdict rise(FloorRise rise, long wallMillis) {
            require(rise.kind() >= 1 && rise.kind() <= 0xFFFF, OutcomeCode.ACCOUNT_INVALID, -1, 0);
            require(wallMillis <= rise.notAfterMillis(), OutcomeCode.EXPIRED, -1, 0);
            long floor = Integer.toUnsignedLong(rise.floor());
            require(floor > at(floors.get(rise.kind()), moment), OutcomeCode.FLOOR_NOT_RAISED, -1, 0);
            return Verdict.accepted(List.of());
        }

        private void form(Entry entry) {
            List<Transfer> transfers = entry.transfers();
            require(entry.code() >= 1 && entry.code() <= 0xFEFF, OutcomeCode.CODE_OUT_OF_RANGE, -1, 0);
            int count = transfers.size();
            require(count >= 1 && count <= 16, OutcomeCode.TRANSFER_COUNT_OUT_OF_RANGE, -1, 0);
            require(entry.conditions().size() <= 16, OutcomeCode.CONDITION_COUNT_OUT_OF_RANGE, -1, 0);
            for (int i = 0; i < count; i++) {
                Transfer transfer = transfers.get(i);
                pair(transfer.debit(), transfer.credit(), i);
                switch (transfer.amount()) {
                    case Amount.Fixed(long value) -> require(value >= 0, OutcomeCode.AMOUNT_NEGATIVE, i, 0);
                    case Amount.UpTo(long limit, Side of) -> {
                        require(limit >= 0, OutcomeCode.AMOUNT_NEGATIVE, i, 0);
                        require(takes(transfer, of), OutcomeCode.AMOUNT_OF_UNCONSTRAINED_ACCOUNT, i, 0);
                    }
                    case Amount.Proportional(int to, Side of) -> {
                        boolean refers =
                                to >= 0 && to < i && owned(transfers.get(to).debit());
                        require(refers, OutcomeCode.AMOUNT_REFERENCE_INVALID, i, 0);
                        require(takes(transfer, of), OutcomeCode.AMOUNT_OF_UNCONSTRAINED_ACCOUNT, i, 0);
                    }
                    case Amount.Remainder(int of) -> {
                        boolean refers = of >= 0 && of < i && transfers.get(of).amount() instanceof Amount.UpTo;
                        require(refers, OutcomeCode.AMOUNT_REFERENCE_INVALID, i, 0);
                    }
                }
            }
            int index = 0;
            for (Condition condition : entry.conditions()) {
                require(condition.account().valid(), OutcomeCode.ACCOUNT_INVALID, index++, 0);
            }
        }

        private void pair(AccountId debit, AccountId credit, int index) {
            require(debit.valid() && credit.valid(), OutcomeCode.ACCOUNT_INVALID, index, 0);
            require(!debit.equals(credit), OutcomeCode.SAME_ACCOUNT, index, 0);
            require(debit.asset() == credit.asset(), OutcomeCode.ASSETS_DIFFER, index, 0);
        }

        private BigInteger amount(Transfer transfer, List<Transfer> transfers) {
            return switch (transfer.amount()) {
                case Amount.Fixed(long value) -> BigInteger.valueOf(value);
                case Amount.Proportional(int to, Side of) -> {
                    BigInteger had = debitHad.get(to);
                    BigInteger whole = now(of == Side.DEBIT ? transfer.debit() : transfer.credit());
                    BigInteger taken = BigInteger.valueOf(posted.get(to).amount());
                    yield had.signum() == 0
                            ? BigInteger.ZERO
                            : whole.multiply(taken).divide(had);
                }
                case Amount.UpTo(long limit, Side ignored) -> {
                    BigInteger most = BigInteger.valueOf(limit);
                    if (owned(transfer.debit())) {
                        most = most.min(now(transfer.debit()));
                    }
                    if (owed(transfer.credit())) {
                        most = most.min(now(transfer.credit()));
                    }
                    yield most;
                }
                case Amount.Remainder(int of) -> {
                    long limit = ((Amount.UpTo) transfers.get(of).amount()).limit();
                    yield BigInteger.valueOf(limit - posted.get(of).amount());
                }
            };
        }

        private void move(AccountId debit, AccountId credit, BigInteger amount) {
            int index = posted.size();
            BigInteger debitBefore = now(debit);
            BigInteger creditBefore = now(credit);
            BigInteger debitAfter = debit.debitNatural() ? debitBefore.add(amount) : debitBefore.subtract(amount);
            BigInteger creditAfter = credit.debitNatural() ? creditBefore.subtract(amount) : creditBefore.add(amount);
            boolean enough = !owned(debit) || debitAfter.signum() >= 0;
            require(enough, OutcomeCode.INSUFFICIENT, index, debitBefore.longValue());
            boolean owes = !owed(credit) || creditAfter.signum() >= 0;
            require(owes, OutcomeCode.CREDITS_EXCEED_DEBITS, index, creditBefore.longValue());
            require(fits(debitAfter) && fits(creditAfter), OutcomeCode.OVERFLOW, index, 0);
            changed.put(debit, debitAfter);
            changed.put(credit, creditAfter);
            posted.add(new Posted(
                    debit, credit, amount.longValueExact(), debitAfter.longValueExact(), creditAfter.longValueExact()));
        }

        private void condition(Condition condition, int index) {
            BigInteger limit = BigInteger.valueOf(condition.limit());
            BigInteger before = BigInteger.valueOf(balance(condition.account(), moment));
            BigInteger after = now(condition.account());
            boolean atMost = condition.bound() == Bound.AT_MOST;
            BigInteger left = atMost ? limit.subtract(before) : before.subtract(limit);
            boolean met = atMost ? after.compareTo(limit) <= 0 : after.compareTo(limit) >= 0;
            long available = left.max(BigInteger.ZERO).min(HIGHEST).longValueExact();
            require(met, OutcomeCode.CONDITION_NOT_MET, index, available);
        }

        private BigInteger now(AccountId account) {
            BigInteger own = changed.get(account);
            return own != null ? own : BigInteger.valueOf(balance(account, moment));
        }

        private boolean closed(AccountId account) {
            long bucket = Integer.toUnsignedLong(account.bucket());
            return bucket != 0 && bucket <= at(floors.get(account.kind()), moment);
        }

        private static boolean takes(Transfer transfer, Side of) {
            return of == Side.DEBIT ? owned(transfer.debit()) : owed(transfer.credit());
        }

        private static boolean owned(AccountId account) {
            return account.constraint() == Constraint.DEBITS_MUST_NOT_EXCEED_CREDITS;
        }

        private static boolean owed(AccountId account) {
            return account.constraint() == Constraint.CREDITS_MUST_NOT_EXCEED_DEBITS;
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
}
