package io.ovation.benchmark;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Entry;
import io.ovation.ledger.EntryBatch;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Side;
import io.ovation.ledger.Transfer;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The gift that everything is measured with: six transfers and a cap. Coins, diamonds, release of the liability (which is
 * proportional), the creator's share, the reserve, the spend meter with its condition. {@link SqlGift} does the same in SQL.
 */
final class SixTransfers {

    static final int USERS = 10_000;
    static final int CREATORS = 100;
    static final long CAP = Long.MAX_VALUE / 2;
    static final long MICROS_PER_COIN = 10_000;

    private static final int COIN = 1;
    private static final int DIAMOND = 2;
    private static final int USD = 840;
    private static final int DAY = 20_000;

    private static final AccountId ISSUANCE = AccountId.of(Constraint.FREE_DEBIT_BITS | 1, COIN, 0, 1);
    private static final AccountId PROVIDER = AccountId.of(Constraint.FREE_DEBIT_BITS | 2, USD, 0, 1);
    private static final AccountId SPENT = AccountId.of(Constraint.FREE_CREDIT_BITS | 6, COIN, 0, 1);
    private static final AccountId REVENUE = AccountId.of(Constraint.FREE_CREDIT_BITS | 7, USD, 202611, 1);
    private static final AccountId COST = AccountId.of(Constraint.FREE_DEBIT_BITS | 8, USD, 0, 1);
    private static final AccountId RESERVE = AccountId.of(Constraint.OWNED_BITS | 11, USD, 0, 1);
    private static final AccountId METERED = AccountId.of(Constraint.FREE_CREDIT_BITS | 12, COIN, 0, 1);
    private static final AccountId LOSS = AccountId.of(Constraint.FREE_DEBIT_BITS | 13, USD, 0, 1);
    private static final AccountId ISSUED = AccountId.of(Constraint.FREE_DEBIT_BITS | 14, DIAMOND, 0, 1);

    private static final long WALLET = wallet(1).high();
    private static final long LIABILITY = liability(1).high();
    private static final long METER =
            AccountId.of(Constraint.FREE_DEBIT_BITS | 9, COIN, DAY, 1).high();
    private static final long DIAMONDS =
            AccountId.of(Constraint.OWNED_BITS | 4, DIAMOND, DAY, 1).high();
    private static final long EARNINGS =
            AccountId.of(Constraint.OWNED_BITS | 10, USD, DAY, 1).high();

    private SixTransfers() {}

    static AccountId wallet(long user) {
        return AccountId.of(Constraint.OWNED_BITS | 3, COIN, USD, user);
    }

    /** Fills a wallet. */
    static Entry purchase(UUID id, long user, long coins) {
        return entry(
                id,
                1,
                user,
                List.of(
                        new Transfer(ISSUANCE, wallet(user), Amount.fixed(coins)),
                        new Transfer(PROVIDER, liability(user), Amount.fixed(coins * MICROS_PER_COIN))),
                List.of());
    }

    /** A gift of this many coins. */
    static Entry gift(UUID id, long sender, long creator, long coins) {
        AccountId meter = AccountId.of(Constraint.FREE_DEBIT_BITS | 9, COIN, DAY, sender);
        return entry(
                id,
                3,
                sender,
                List.of(
                        new Transfer(wallet(sender), SPENT, Amount.fixed(coins)),
                        new Transfer(
                                ISSUED,
                                AccountId.of(Constraint.OWNED_BITS | 4, DIAMOND, DAY, creator),
                                Amount.fixed(coins * 100)),
                        new Transfer(liability(sender), REVENUE, new Amount.Proportional(0, Side.DEBIT)),
                        new Transfer(
                                COST,
                                AccountId.of(Constraint.OWNED_BITS | 10, USD, DAY, creator),
                                Amount.fixed(coins * 5_000)),
                        new Transfer(LOSS, RESERVE, Amount.fixed(coins * 100)),
                        new Transfer(meter, METERED, Amount.fixed(coins))),
                List.of(new Condition(meter, Bound.AT_MOST, CAP)));
    }

    /** A gift of one coin between random people. */
    static Entry randomGift(RandomGenerator random) {
        return gift(newId(random), 1 + random.nextInt(USERS), 1 + random.nextInt(CREATORS), 1);
    }

    /** A UUID of version 7 of this moment. */
    static UUID newId(RandomGenerator random) {
        long millis = System.currentTimeMillis();
        return new UUID(millis << 16 | 0x7000 | (random.nextLong() & 0xFFF), random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    /** As {@link #purchase}, without objects. */
    static void addPurchase(EntryBatch batch, long idHigh, long idLow, long user, long coins) {
        begin(batch, idHigh, idLow, 1, user);
        batch.fixed(ISSUANCE.high(), ISSUANCE.low(), WALLET, user, coins);
        batch.fixed(PROVIDER.high(), PROVIDER.low(), LIABILITY, user, coins * MICROS_PER_COIN);
    }

    /** As {@link #gift}, without objects. */
    static void addGift(EntryBatch batch, long idHigh, long idLow, long sender, long creator, long coins) {
        begin(batch, idHigh, idLow, 3, sender);
        batch.fixed(WALLET, sender, SPENT.high(), SPENT.low(), coins);
        batch.fixed(ISSUED.high(), ISSUED.low(), DIAMONDS, creator, coins * 100);
        batch.proportional(LIABILITY, sender, REVENUE.high(), REVENUE.low(), 0, Side.DEBIT);
        batch.fixed(COST.high(), COST.low(), EARNINGS, creator, coins * 5_000);
        batch.fixed(LOSS.high(), LOSS.low(), RESERVE.high(), RESERVE.low(), coins * 100);
        batch.fixed(METER, sender, METERED.high(), METERED.low(), coins);
        batch.condition(METER, sender, Bound.AT_MOST, CAP);
    }

    private static void begin(EntryBatch batch, long idHigh, long idLow, int code, long user) {
        batch.entry(idHigh, idLow, code, 1, 7_000_000_000_000_000L, 12L << 32 | 1, user, idLow, code, Long.MAX_VALUE);
    }

    private static AccountId liability(long user) {
        return AccountId.of(Constraint.OWNED_BITS | 5, USD, USD, user);
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
                Long.MAX_VALUE,
                transfers,
                conditions);
    }
}
