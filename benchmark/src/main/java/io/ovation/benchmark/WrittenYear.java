package io.ovation.benchmark;

import io.ovation.journal.BatchEncoder;
import io.ovation.journal.Journal;
import io.ovation.journal.SealedBatch;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.BatchTime;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Posted;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * A year of gifts of six transfers (twelve postings), written straight into a journal as a writer would have: a million viewers,
 * ten thousand creators of whom some are far more loved than others, and the house's accounts in every gift.
 *
 * @param lastBatch the journal's last batch
 * @param entries number of gifts
 * @param begin wall time of the first
 * @param end wall time of the last
 */
record WrittenYear(long lastBatch, long entries, long begin, long end) {

    private static final int POSTINGS_A_GIFT = 12;
    private static final int GIFTS_A_BATCH = 4_096;
    private static final int VIEWERS = 1_000_000;
    private static final int CREATORS = 10_000;
    private static final long BEGIN = 1_735_689_600_000L;
    private static final long YEAR = Duration.ofDays(365).toMillis();
    private static final int COIN = 1;
    private static final int DIAMOND = 2;
    private static final int USD = 840;
    private static final int HOUSE = 6;

    /** Writes so many postings, in whole batches. */
    static WrittenYear write(Journal journal, long postings) {
        long gifts = Math.max(1, postings / POSTINGS_A_GIFT / GIFTS_A_BATCH) * GIFTS_A_BATCH;
        SplittableRandom random = new SplittableRandom(42);
        long[] spentBy = new long[VIEWERS + 1];
        long[] earnedBy = new long[CREATORS + 1];
        long[] house = new long[HOUSE];
        BatchTime time = new BatchTime(BEGIN, BEGIN);
        SealedBatch last = journal.open(1, 1, time);
        BatchEncoder encoder = new BatchEncoder();
        for (long entry = 1; entry <= gifts; entry++) {
            int viewer = 1 + random.nextInt(VIEWERS);
            int creator = creator(random);
            int coins = 1 + random.nextInt(100);
            encoder.add(gift(entry, gifts, viewer, creator, coins, spentBy, earnedBy, house));
            if (entry % GIFTS_A_BATCH == 0) {
                long now = millis(entry, gifts);
                time = new BatchTime(now, now);
                last = encoder.seal(1, last.sequence() + 1, 1, time, last.hash());
                journal.append(last);
            }
        }
        return new WrittenYear(last.sequence(), gifts, BEGIN, time.wallMillis());
    }

    long postings() {
        return entries * POSTINGS_A_GIFT;
    }

    /** The id of a gift. */
    UUID id(long entry) {
        return id(entry, entries);
    }

    /** One of the accounts: half of them viewers', four in ten creators', the rest the house's. */
    AccountId account(SplittableRandom random) {
        int chance = random.nextInt(10);
        if (chance < 5) {
            return wallet(1 + random.nextInt(VIEWERS));
        }
        return chance < 9 ? earnings(creator(random)) : AccountId.of(Constraint.FREE_CREDIT_BITS | 20, COIN, 0, 1);
    }

    private static int creator(SplittableRandom random) {
        double where = random.nextDouble();
        return 1 + (int) (where * where * where * CREATORS);
    }

    private static long millis(long entry, long entries) {
        return BEGIN + (long) ((double) entry / entries * YEAR);
    }

    private static UUID id(long entry, long entries) {
        long random = entry * 0x9E3779B97F4A7C15L;
        random ^= random >>> 29;
        return new UUID(
                millis(entry, entries) << 16 | 0x7000 | random >>> 52,
                (random * 0xBF58476D1CE4E5B9L) >>> 2 | 0x8000000000000000L);
    }

    private static AccountId wallet(long viewer) {
        return AccountId.of(Constraint.FREE_CREDIT_BITS | 3, COIN, USD, viewer);
    }

    private static AccountId earnings(long creator) {
        return AccountId.of(Constraint.FREE_CREDIT_BITS | 10, USD, 0, creator);
    }

    private static AcceptedEntry gift(
            long entry,
            long entries,
            int viewer,
            int creator,
            int coins,
            long[] spentBy,
            long[] earnedBy,
            long[] house) {
        long spent = spentBy[viewer] += coins;
        long earned = earnedBy[creator] += coins;
        for (int i = 0; i < HOUSE; i++) {
            house[i] += coins;
        }
        AccountId meter = AccountId.of(Constraint.FREE_DEBIT_BITS | 9, COIN, 0, viewer);
        AccountId liability = AccountId.of(Constraint.FREE_CREDIT_BITS | 5, USD, USD, viewer);
        AccountId diamonds = AccountId.of(Constraint.FREE_CREDIT_BITS | 4, DIAMOND, 0, creator);
        List<Posted> transfers = List.of(
                new Posted(wallet(viewer), credit(20, COIN), coins, -spent, house[0]),
                new Posted(debit(21, DIAMOND), diamonds, 100L * coins, 100 * house[1], 100 * earned),
                new Posted(liability, credit(22, USD), 10_000L * coins, -10_000 * spent, 10_000 * house[2]),
                new Posted(debit(23, USD), earnings(creator), 5_000L * coins, 5_000 * house[3], 5_000 * earned),
                new Posted(debit(24, USD), credit(25, USD), 50L * coins, 50 * house[4], 50 * house[4]),
                new Posted(meter, credit(26, COIN), coins, spent, house[5]));
        return new AcceptedEntry(
                entry,
                id(entry, entries),
                3,
                1,
                7_000_000_000_000_000L,
                12L << 32 | 1,
                viewer,
                new Fingerprint(entry, 3),
                transfers);
    }

    private static AccountId credit(int kind, int asset) {
        return AccountId.of(Constraint.FREE_CREDIT_BITS | kind, asset, 0, 1);
    }

    private static AccountId debit(int kind, int asset) {
        return AccountId.of(Constraint.FREE_DEBIT_BITS | kind, asset, 0, 1);
    }
}
