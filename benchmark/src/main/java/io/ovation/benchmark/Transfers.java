package io.ovation.benchmark;

import io.ovation.ledger.AccountId;
import io.ovation.ledger.Constraint;
import io.ovation.ledger.EntryBatch;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The default workload of TigerBeetle's benchmark: transfers between two different accounts without constraints, amounts
 * exponential with a mean of 10,000, ids in the order of time (their src/tigerbeetle/benchmark_load.zig).
 */
final class Transfers implements Workload {

    private static final int MEAN_AMOUNT = 10_000;
    private static final double ZIPFIAN_THETA = 0.99;
    private static final long ACCOUNT =
            AccountId.of(Constraint.FREE_CREDIT_BITS | 7, 1, 0, 1).high();

    /** How accounts are chosen. */
    enum Choice {
        /** Each alike. */
        UNIFORM,
        /** The debit account is always the same one. */
        HOT,
        /** Few of them often: a Zipfian distribution of exponent 0.99, shuffled. */
        ZIPFIAN
    }

    private final int accounts;
    private final Choice choice;
    private final double[] cumulative;
    private final int[] shuffled;

    Transfers(int accounts, Choice choice) {
        this.accounts = accounts;
        this.choice = choice;
        this.cumulative = choice == Choice.ZIPFIAN ? zipfian(accounts) : new double[0];
        this.shuffled = choice == Choice.ZIPFIAN ? shuffled(accounts) : new int[0];
    }

    @Override
    public int accounts() {
        return accounts;
    }

    @Override
    public void prepare(EntryBatch batch, Ids ids, int from, int to) {
        for (int account = from; account < to; account += 2) {
            begin(batch, ids);
            batch.fixed(ACCOUNT, 1 + account, ACCOUNT, 1 + (account + 1) % accounts, 0);
        }
    }

    @Override
    public void request(EntryBatch batch, Ids ids, SplittableRandom random) {
        int debit = choice == Choice.HOT ? 0 : choose(random);
        int credit = choose(random);
        if (credit == debit) {
            credit = (credit + 1) % accounts;
        }
        begin(batch, ids);
        long amount = 1 + (long) (-Math.log(1 - random.nextDouble()) * MEAN_AMOUNT);
        batch.fixed(ACCOUNT, 1 + debit, ACCOUNT, 1 + credit, amount);
    }

    private static void begin(EntryBatch batch, Ids ids) {
        ids.next();
        batch.entry(ids.high(), ids.low(), 1, 1, 0, 0, 0, ids.low(), 1, Long.MAX_VALUE);
    }

    private int choose(SplittableRandom random) {
        if (choice != Choice.ZIPFIAN) {
            return random.nextInt(accounts);
        }
        int place = Arrays.binarySearch(cumulative, random.nextDouble());
        return shuffled[Math.min(accounts - 1, place < 0 ? -place - 1 : place)];
    }

    private static double[] zipfian(int count) {
        double[] sums = new double[count];
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += 1 / Math.pow(rank + 1, ZIPFIAN_THETA);
            sums[rank] = sum;
        }
        for (int rank = 0; rank < count; rank++) {
            sums[rank] /= sum;
        }
        return sums;
    }

    private static int[] shuffled(int count) {
        int[] order = new int[count];
        SplittableRandom random = new SplittableRandom(42);
        for (int place = 0; place < count; place++) {
            int other = random.nextInt(place + 1);
            order[place] = order[other];
            order[other] = place;
        }
        return order;
    }
}
