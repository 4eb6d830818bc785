package io.ovation.simulator;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.BucketClosing;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.FloorRise;
import io.ovation.ledger.LedgerRequest;
import io.ovation.ledger.Side;
import io.ovation.ledger.Transfer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * What clients ask for: purchases, gifts under a cap, debts and their recovery, days that close, and now and then something
 * malformed or enormous. Few accounts and small amounts, so that everything collides.
 */
final class Requests {

    static final int REVENUE = Constraint.FREE_CREDIT_BITS | 1;
    static final int WALLET = Constraint.OWNED_BITS | 2;
    static final int DEBT = Constraint.OWED_BITS | 3;
    static final int ISSUE = Constraint.FREE_DEBIT_BITS | 4;
    static final int METER = Constraint.FREE_DEBIT_BITS | 5;
    static final int PENDING = Constraint.OWNED_BITS | 6;

    private static final int OWNERS = 4;
    private static final int DAYS = 6;
    private static final long MARKET = 0;

    private final Dice dice;

    Requests(Dice dice) {
        this.dice = dice;
    }

    /** Something to ask under an id, not after a deadline. */
    LedgerRequest under(UUID id, long notAfterMillis) {
        Fingerprint fingerprint = new Fingerprint(dice.next(), dice.next());
        return switch (dice.weighted(36, 20, 6, 7, 7, 5, 7, 3, 4, 3, 2)) {
            case 0 -> entry(id, fingerprint, notAfterMillis, purchase());
            case 1 -> gift(id, fingerprint, notAfterMillis);
            case 2 -> entry(id, fingerprint, notAfterMillis, proportional());
            case 3 -> entry(id, fingerprint, notAfterMillis, fixed(account(DEBT, 1, 0), wallet(), small()));
            case 4 -> entry(id, fingerprint, notAfterMillis, recovery());
            case 5 -> entry(id, fingerprint, notAfterMillis, fixed(wallet(), account(DEBT, 1, 0), small()));
            case 6 -> entry(id, fingerprint, notAfterMillis, maturing());
            case 7 -> new FloorRise(id, fingerprint, notAfterMillis, riseOf(), (int) dice.between(1, DAYS - 1));
            case 8 -> closing(id, fingerprint, notAfterMillis);
            case 9 -> malformed(id, fingerprint, notAfterMillis);
            default -> entry(id, fingerprint, notAfterMillis, enormous());
        };
    }

    /** The same id with other content. */
    LedgerRequest otherContent(LedgerRequest request) {
        return under(request.id(), request.notAfterMillis());
    }

    /** An account that somebody may want to know the balance of. */
    AccountId anyAccount() {
        return switch (dice.below(5)) {
            case 0 -> account(METER, 1, (int) dice.between(1, DAYS));
            case 1 -> account(DEBT, 1, 0);
            case 2 -> AccountId.of(REVENUE, 1, 0, MARKET);
            case 3 -> account(PENDING, 1, (int) dice.between(1, DAYS));
            default -> wallet();
        };
    }

    private static Entry entry(UUID id, Fingerprint fingerprint, long notAfterMillis, Transfer... transfers) {
        return new Entry(id, 3, 7, 11, 12, 13, fingerprint, notAfterMillis, List.of(transfers), List.of());
    }

    private Transfer[] purchase() {
        return new Transfer[] {
            new Transfer(AccountId.of(ISSUE, 1, 0, MARKET), wallet(), Amount.fixed(dice.between(1, 80)))
        };
    }

    private Entry gift(UUID id, Fingerprint fingerprint, long notAfterMillis) {
        long coins = small();
        AccountId meter = account(METER, 1, (int) dice.between(2, DAYS));
        AccountId metered = AccountId.of(REVENUE, 1, 0, MARKET);
        List<Transfer> transfers = List.of(
                new Transfer(wallet(), AccountId.of(REVENUE, 1, 0, MARKET), Amount.fixed(coins)),
                new Transfer(meter, metered, Amount.fixed(coins)));
        int caps = dice.percent(5) ? 16 : dice.below(3);
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < caps; i++) {
            conditions.add(cap(meter));
        }
        if (dice.percent(1)) {
            conditions = Collections.nCopies(17, cap(meter));
        }
        return new Entry(id, 4, 1, dice.next(), 0, -1, fingerprint, notAfterMillis, transfers, conditions);
    }

    private Condition cap(AccountId meter) {
        return switch (dice.below(4)) {
            case 0 -> new Condition(wallet(), Bound.AT_LEAST, dice.between(-5, 5));
            case 1 -> new Condition(meter, Bound.AT_MOST, Long.MAX_VALUE);
            default -> new Condition(meter, Bound.AT_MOST, dice.between(10, 60));
        };
    }

    private Transfer[] proportional() {
        long owner = dice.between(1, OWNERS);
        AccountId coins = AccountId.of(WALLET, 1, 0, owner);
        AccountId liability = AccountId.of(WALLET, 2, 0, owner);
        return new Transfer[] {
            new Transfer(AccountId.of(ISSUE, 2, 0, MARKET), liability, Amount.fixed(dice.between(0, 1_000))),
            new Transfer(coins, AccountId.of(REVENUE, 1, 0, MARKET), Amount.fixed(small())),
            new Transfer(liability, AccountId.of(REVENUE, 2, 0, MARKET), new Amount.Proportional(1, Side.DEBIT)),
        };
    }

    /** What is there, and a debt for the rest. */
    private Transfer[] recovery() {
        long owner = dice.between(1, OWNERS);
        AccountId revenue = AccountId.of(REVENUE, 1, 0, MARKET);
        return new Transfer[] {
            new Transfer(AccountId.of(WALLET, 1, 0, owner), revenue, new Amount.UpTo(dice.between(0, 50), Side.DEBIT)),
            new Transfer(AccountId.of(DEBT, 1, 0, owner), revenue, new Amount.Remainder(0)),
            new Transfer(revenue, AccountId.of(DEBT, 1, 0, owner), new Amount.UpTo(small(), Side.CREDIT)),
        };
    }

    private Transfer[] maturing() {
        long owner = dice.between(1, OWNERS);
        AccountId pending = AccountId.of(PENDING, 1, (int) dice.between(1, DAYS), owner);
        return dice.percent(50)
                ? fixed(AccountId.of(ISSUE, 1, 0, MARKET), pending, small())
                : new Transfer[] {
                    new Transfer(
                            pending, AccountId.of(WALLET, 1, 0, owner), new Amount.UpTo(Long.MAX_VALUE, Side.DEBIT))
                };
    }

    private BucketClosing closing(UUID id, Fingerprint fingerprint, long notAfterMillis) {
        int kind = riseOf();
        AccountId heir = kind == METER ? AccountId.of(REVENUE, 1, 0, MARKET) : wallet();
        AccountId closed = AccountId.of(kind, 1, (int) dice.between(1, 3), dice.between(1, OWNERS));
        return new BucketClosing(id, fingerprint, notAfterMillis, closed, dice.percent(4) ? closed : heir);
    }

    private int riseOf() {
        return dice.percent(50) ? METER : PENDING;
    }

    private LedgerRequest malformed(UUID id, Fingerprint fingerprint, long notAfterMillis) {
        AccountId wallet = wallet();
        AccountId revenue = AccountId.of(REVENUE, 1, 0, MARKET);
        Transfer fine = new Transfer(wallet, revenue, Amount.fixed(1));
        return switch (dice.below(12)) {
            case 0 -> new Entry(id, 0, 1, 0, 0, 0, fingerprint, notAfterMillis, List.of(fine), List.of());
            case 1 -> entry(id, fingerprint, notAfterMillis);
            case 2 -> entry(id, fingerprint, notAfterMillis, fixed(new AccountId(1L << 32, 1), revenue, 1));
            case 3 -> entry(id, fingerprint, notAfterMillis, fine, fixed(wallet, wallet, 1)[0]);
            case 4 -> entry(id, fingerprint, notAfterMillis, fixed(wallet, AccountId.of(REVENUE, 2, 0, MARKET), 1));
            case 5 -> entry(id, fingerprint, notAfterMillis, fixed(wallet, revenue, -1));
            case 6 -> entry(id, fingerprint, notAfterMillis, new Transfer(wallet, revenue, new Amount.Remainder(0)));
            case 7 ->
                entry(id, fingerprint, notAfterMillis, new Transfer(revenue, wallet, new Amount.UpTo(5, Side.DEBIT)));
            case 8 -> new FloorRise(id, fingerprint, notAfterMillis, 0, 3);
            case 9 -> new BucketClosing(id, fingerprint, notAfterMillis, wallet, wallet);
            case 10 ->
                new Entry(
                        id,
                        3,
                        1,
                        0,
                        0,
                        0,
                        fingerprint,
                        notAfterMillis,
                        List.of(fine),
                        List.of(new Condition(new AccountId(0, 0), Bound.AT_MOST, 1)));
            default ->
                new Entry(id, 3, 1, 0, 0, 0, fingerprint, notAfterMillis, Collections.nCopies(17, fine), List.of());
        };
    }

    /** Amounts that leave 64 bits after a few, in accounts of their own. */
    private Transfer[] enormous() {
        long amount = Long.MAX_VALUE - dice.below(3);
        AccountId issue = AccountId.of(ISSUE, 2, 0, 9);
        return dice.percent(50)
                ? fixed(issue, AccountId.of(WALLET, 2, 0, 9), amount)
                : fixed(AccountId.of(REVENUE, 2, 0, 9), issue, amount);
    }

    private static Transfer[] fixed(AccountId debit, AccountId credit, long amount) {
        return new Transfer[] {new Transfer(debit, credit, Amount.fixed(amount))};
    }

    private AccountId wallet() {
        return account(WALLET, 1, 0);
    }

    private AccountId account(int kind, int asset, int bucket) {
        return AccountId.of(kind, asset, bucket, dice.between(1, OWNERS));
    }

    private long small() {
        return dice.below(20);
    }
}
