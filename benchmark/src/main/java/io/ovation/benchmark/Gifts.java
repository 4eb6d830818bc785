package io.ovation.benchmark;

import io.ovation.ledger.EntryBatch;
import java.util.SplittableRandom;

/**
 * The gift of {@link SixTransfers} as a workload: six transfers and a cap, between random people.
 *
 * @param creators number of creators who get them; 1 for a hot one
 */
record Gifts(int creators) implements Workload {

    @Override
    public int accounts() {
        return SixTransfers.USERS;
    }

    @Override
    public void prepare(EntryBatch batch, Ids ids, int from, int to) {
        for (int user = from; user < to; user++) {
            ids.next();
            SixTransfers.addPurchase(batch, ids.high(), ids.low(), 1 + user, 1_000_000_000);
        }
    }

    @Override
    public void request(EntryBatch batch, Ids ids, SplittableRandom random) {
        ids.next();
        SixTransfers.addGift(
                batch, ids.high(), ids.low(), 1 + random.nextInt(SixTransfers.USERS), 1 + random.nextInt(creators), 1);
    }
}
