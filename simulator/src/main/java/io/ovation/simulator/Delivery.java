package io.ovation.simulator;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.feed.FollowerSteps;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The consumer of one follower: gets every batch in order and at least once, and now and then cannot take one. */
final class Delivery implements Consumer<JournalBatch> {

    private final World world;
    private final Instance instance;
    private @Nullable FollowerSteps follower;

    /** The last batch it has taken. */
    private long taken;

    /** The batch it could not take last. */
    private long refused;

    Delivery(World world, Instance instance) {
        this.world = world;
        this.instance = instance;
    }

    void from(FollowerSteps steps) {
        follower = steps;
    }

    @Override
    public void accept(JournalBatch batch) {
        world.witness().check(() -> expected(batch));
        if (batch.sequence() == refused) {
            world.happened(Happening.BATCH_DELIVERED_TWICE);
        }
        if (world.witness().durable() > batch.sequence() + 8) {
            world.happened(Happening.FOLLOWER_BEHIND);
        }
        if (world.dice().perMille(world.weather().projectionFault())) {
            world.say("a follower of {} cannot take batch {}", instance, batch.sequence());
            refused = batch.sequence();
            throw new RefusedBatch();
        }
        taken = batch.sequence();
    }

    private void expected(JournalBatch batch) {
        long sequence = batch.sequence();
        FollowerSteps steps = follower;
        Violation.unless(sequence == taken + 1, "a follower gets batch %d and has taken %d", sequence, taken);
        Violation.unless(
                steps == null || steps.lastSequence() == taken, "a follower that has taken %d says otherwise", taken);
        Violation.unless(
                sequence <= world.witness().durable(), "a follower gets batch %d before it is durable", sequence);
        byte[] stored = world.witness().batch(sequence).hash();
        Violation.unless(Arrays.equals(batch.hash(), stored), "a follower gets another batch %d", sequence);
    }
}
