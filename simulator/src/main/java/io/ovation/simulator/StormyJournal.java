package io.ovation.simulator;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.SequenceTaken;
import io.ovation.journal.Tail;
import io.ovation.ledger.BatchTime;

/**
 * One instance's way to the shared store, with everything that can happen on it: refusals, results that nobody learns, appends
 * that arrive twice or late, reads that fail or end in the middle, a store that is away. While a call is under way the rest of
 * the world may go on, and this instance may be killed in it.
 */
final class StormyJournal implements Journal {

    private static final int BARRIER_ATTEMPTS = 16;

    private final World world;
    private final Instance instance;
    private final MemoryStore store;
    private final MemoryJournal calm;

    StormyJournal(World world, Instance instance, MemoryStore store) {
        this.world = world;
        this.instance = instance;
        this.store = store;
        this.calm = new MemoryJournal(store);
    }

    /** What happens to one write on its way to the store. */
    private enum Passage {
        STORED,
        REFUSED,
        UNKNOWN_LOST,
        UNKNOWN_STORED,
        DUPLICATED,
        DELAYED
    }

    private Passage passage() {
        if (!world.dice().perMille(world.weather().appendFault())) {
            return Passage.STORED;
        }
        return Passage.values()[1 + world.dice().below(Passage.values().length - 1)];
    }

    @Override
    public SealedBatch open(int shard, int epoch, BatchTime time) {
        for (int attempt = 0; attempt < BARRIER_ATTEMPTS; attempt++) {
            if (attempt > 0) {
                world.happened(Happening.BARRIER_REPEATED);
            }
            reach("open");
            SealedBatch barrier = calm.barrier(shard, epoch, time);
            world.meanwhile(instance);
            Passage passage = passage();
            world.say("{} puts barrier {} of epoch {}: {}", instance, barrier.sequence(), epoch, passage);
            switch (passage) {
                case STORED, DUPLICATED -> {
                    if (store.put(barrier)) {
                        world.meanwhile(instance);
                        return barrier;
                    }
                }
                case REFUSED -> throw new JournalUnavailable("the barrier was refused", null);
                case UNKNOWN_LOST -> world.happened(Happening.BARRIER_UNKNOWN);
                case UNKNOWN_STORED -> {
                    world.happened(Happening.BARRIER_UNKNOWN);
                    store.put(barrier);
                }
                case DELAYED -> {
                    world.happened(Happening.BARRIER_UNKNOWN);
                    world.delay(barrier);
                }
            }
            world.meanwhile(instance);
        }
        throw new JournalUnavailable("no barrier for shard " + shard, null);
    }

    @Override
    public void append(SealedBatch batch) {
        world.meanwhile(instance);
        if (world.storeAway()) {
            if (world.dice().percent(50)) {
                throw new AppendRefused("the store cannot be reached", null);
            }
            throw new AppendUnknown("the store is away", null);
        }
        Passage passage = passage();
        world.say("{} appends batch {}: {}", instance, batch.sequence(), passage);
        switch (passage) {
            case STORED -> put(batch);
            case REFUSED -> {
                world.happened(Happening.APPEND_REFUSED);
                throw new AppendRefused("refused by the weather", null);
            }
            case UNKNOWN_LOST -> {
                world.happened(Happening.APPEND_UNKNOWN_LOST);
                throw new AppendUnknown("lost by the weather", null);
            }
            case UNKNOWN_STORED -> {
                world.happened(Happening.APPEND_UNKNOWN_STORED);
                store.put(batch);
                throw new AppendUnknown("not told by the weather", null);
            }
            case DUPLICATED -> {
                put(batch);
                world.happened(Happening.APPEND_DUPLICATED);
                throw new SequenceTaken("sequence " + batch.sequence() + " was taken by its own double", null);
            }
            case DELAYED -> {
                world.happened(Happening.APPEND_DELAYED);
                world.delay(batch);
                throw new AppendUnknown("delayed by the weather", null);
            }
        }
        world.meanwhile(instance);
    }

    private void put(SealedBatch batch) {
        if (!store.put(batch)) {
            world.happened(Happening.APPEND_FENCED);
            throw new SequenceTaken("sequence " + batch.sequence() + " is taken", null);
        }
    }

    @Override
    public void confirm(int shard, int epoch, long sequence) {
        reach("confirm");
        if (world.dice().perMille(world.weather().readFault())) {
            world.happened(Happening.CONFIRM_FAILED);
            throw new JournalUnavailable("no confirmation in this weather", null);
        }
        calm.confirm(shard, epoch, sequence);
        world.meanwhile(instance);
    }

    @Override
    public void read(int shard, long fromSequence, BatchVisitor visitor) {
        reach("read");
        boolean cutOff = world.dice().perMille(world.weather().readFault());
        int[] left = {cutOff ? world.dice().below(6) : Integer.MAX_VALUE};
        calm.read(shard, fromSequence, batch -> left[0]-- > 0 && visitor.visit(batch));
        if (left[0] < 0) {
            world.happened(Happening.READ_CUT_OFF);
            throw new JournalUnavailable("the read was cut off", null);
        }
        world.meanwhile(instance);
    }

    @Override
    public Tail tail(int shard) {
        reach("tail");
        return calm.tail(shard);
    }

    /** The call travels to the store, or does not get there. */
    private void reach(String what) {
        world.meanwhile(instance);
        if (world.storeAway() || world.dice().perMille(world.weather().readFault())) {
            world.happened(Happening.READ_FAILED);
            throw new JournalUnavailable(what + " does not get through", null);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
