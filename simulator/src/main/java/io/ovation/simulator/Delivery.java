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
    private long seen;

    Delivery(World world, Instance instance) {
        this.world = world;
        this.instance = instance;
    }

    void from(FollowerSteps steps) {
        follower = steps;
    }

    @Override
    public void accept(JournalBatch batch) {
        world.witness().check(() -> {
            FollowerSteps steps = follower;
            long taken = steps == null ? 0 : steps.lastSequence();
            Violation.unless(
                    batch.sequence() == taken + 1, "a follower gets batch %d after %d", batch.sequence(), taken);
            Violation.unless(
                    batch.sequence() == seen + 1 || batch.sequence() == seen,
                    "a follower gets batch %d and has seen %d",
                    batch.sequence(),
                    seen);
            JournalBatch stored = world.witness().batch(batch.sequence());
            Violation.unless(
                    Arrays.equals(batch.hash(), stored.hash()), "a follower gets another batch %d", batch.sequence());
        });
        if (batch.sequence() == seen) {
            world.happened(Happening.BATCH_DELIVERED_TWICE);
        }
        if (world.witness().durable() > batch.sequence() + 8) {
            world.happened(Happening.FOLLOWER_BEHIND);
        }
        seen = batch.sequence();
        if (world.dice().perMille(world.weather().projectionFault())) {
            world.say("a follower of {} cannot take batch {}", instance, batch.sequence());
            throw new RefusedBatch();
        }
    }
}
