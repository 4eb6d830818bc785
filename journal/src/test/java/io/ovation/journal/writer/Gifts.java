package io.ovation.journal.writer;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Side;
import io.ovation.ledger.Transfer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Entries as a gift economy posts them, without its rules: purchases, and gifts of six transfers under a cap. */
public final class Gifts {

    static final int PURCHASE = 1;
    static final int GIFT = 3;
    static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int COIN = 1;
    private static final int DIAMOND = 2;
    private static final int USD = 840;
    private static final int DAY = 20_000;

    private Gifts() {}

    public static UUID id() {
        return id(System.currentTimeMillis());
    }

    public static UUID id(long millis) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(millis << 16 | 0x7000 | random.nextInt(0x1000), random.nextLong() >>> 2 | 0x8000000000000000L);
    }

    public static AccountId wallet(long user) {
        return AccountId.of(Constraint.OWNED_BITS | 3, COIN, USD, user);
    }

    public static AccountId diamonds(long creator) {
        return AccountId.of(Constraint.OWNED_BITS | 4, DIAMOND, DAY, creator);
    }

    public static AccountId meter(long user) {
        return AccountId.of(Constraint.FREE_DEBIT_BITS | 9, COIN, DAY, user);
    }

    public static AccountId issuance() {
        return AccountId.of(Constraint.FREE_DEBIT_BITS | 1, COIN, 0, 1);
    }

    public static Entry purchase(UUID id, long user, long coins) {
        return entry(
                id,
                PURCHASE,
                user,
                List.of(
                        new Transfer(issuance(), wallet(user), Amount.fixed(coins)),
                        new Transfer(
                                AccountId.of(Constraint.FREE_DEBIT_BITS | 2, USD, 0, 1),
                                liability(user),
                                Amount.fixed(coins * 10_000))),
                List.of());
    }

    private static AccountId liability(long user) {
        return AccountId.of(Constraint.OWNED_BITS | 5, USD, USD, user);
    }

    /** Six transfers and a condition, as the posting rule of a LIVE gift derives them. */
    public static Entry gift(UUID id, long sender, long creator, long coins) {
        AccountId spent = AccountId.of(Constraint.FREE_CREDIT_BITS | 6, COIN, 0, 1);
        AccountId revenue = AccountId.of(Constraint.FREE_CREDIT_BITS | 7, USD, 202611, 1);
        AccountId cost = AccountId.of(Constraint.FREE_DEBIT_BITS | 8, USD, 0, 1);
        AccountId earnings = AccountId.of(Constraint.OWNED_BITS | 10, USD, DAY, creator);
        AccountId reserve = AccountId.of(Constraint.OWNED_BITS | 11, USD, 0, 1);
        AccountId metered = AccountId.of(Constraint.FREE_CREDIT_BITS | 12, COIN, 0, 1);
        AccountId loss = AccountId.of(Constraint.FREE_DEBIT_BITS | 13, USD, 0, 1);
        AccountId issued = AccountId.of(Constraint.FREE_DEBIT_BITS | 14, DIAMOND, 0, 1);
        return entry(
                id,
                GIFT,
                sender,
                List.of(
                        new Transfer(wallet(sender), spent, Amount.fixed(coins)),
                        new Transfer(issued, diamonds(creator), Amount.fixed(coins * 100)),
                        new Transfer(liability(sender), revenue, new Amount.Proportional(0, Side.DEBIT)),
                        new Transfer(cost, earnings, Amount.fixed(coins * 5_000)),
                        new Transfer(loss, reserve, Amount.fixed(coins * 50)),
                        new Transfer(meter(sender), metered, Amount.fixed(coins))),
                List.of(new Condition(meter(sender), Bound.AT_MOST, Long.MAX_VALUE / 2)));
    }

    private static Entry entry(UUID id, int code, long user, List<Transfer> transfers, List<Condition> conditions) {
        return new Entry(
                id,
                code,
                1,
                7_000_000_000_000_000L,
                12L << 32 | 1,
                user,
                new Fingerprint(id.getLeastSignificantBits(), code),
                NO_DEADLINE,
                transfers,
                conditions);
    }
}
