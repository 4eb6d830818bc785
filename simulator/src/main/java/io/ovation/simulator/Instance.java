package io.ovation.simulator;

import io.ovation.journal.EpochSuperseded;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.Tail;
import io.ovation.journal.feed.FollowerSteps;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.feed.ProjectionSteps;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.journal.snapshot.ReplicaSteps;
import io.ovation.journal.snapshot.SnapshotRule;
import io.ovation.journal.writer.IdLookup;
import io.ovation.journal.writer.StoreCall;
import io.ovation.journal.writer.Surroundings;
import io.ovation.journal.writer.WriterCore;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.Ledger;
import io.ovation.ledger.OutcomeCode;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One process: a feed, a follower, a standby's replica, a projection, and while it holds the lease a writer. Everything in it is
 * the real code; what is simulated is when it gets its turn, what its calls run into, and when it dies. Dying loses all of it.
 */
final class Instance implements JournalClock {

    static final int SHARD = 1;

    private static final int SETTLING_STEPS = 4;

    private final World world;
    private final String name;
    private long skewMillis;
    private boolean up;
    private int lives;

    /** Depth of calls of this instance that wait while the rest of the world goes on. */
    private int waiting;

    private @Nullable Process process;

    Instance(World world, int number) {
        this.world = world;
        this.name = "instance-" + (char) ('A' + number);
    }

    private record Expected(Attempt attempt, Runnable lost) {}

    /** What a life of the process has, and loses with it. */
    private static final class Process {
        final Journal journal;
        final JournalFeed feed;
        final SharedIndex.View indexView;
        final IdIndex index;
        final ProjectedRows.Transaction rows;
        final ProjectionSteps projection;
        final FollowerSteps follower;
        final ReplicaSteps standby;
        final Deque<Runnable> uploads = new ArrayDeque<>();
        final Deque<Runnable> answers = new ArrayDeque<>();
        final List<IdLookup> lookups = new ArrayList<>();
        final List<Expected> open = new ArrayList<>();
        final List<Long> floorsOfLookups = new ArrayList<>();

        /** Whether the writer had nothing to do in its last turn. */
        boolean idle;

        @Nullable
        StoreCall call;

        @Nullable
        WriterCore writer;

        @Nullable
        Ledger ledger;

        /** At the end: the standby's replica at the end of the chain. */
        @Nullable
        LedgerReplica settled;

        LeaseDesk.@Nullable Lease lease;

        Process(World world, Instance instance) {
            Parts parts = world.parts();
            journal = parts.journal(new StormyJournal(world, instance, world.store()));
            feed = new JournalFeed(journal, SHARD);
            indexView = new SharedIndex.View(world.index(), world, instance);
            index = parts.index(indexView);
            rows = world.rows().new Transaction(instance);
            projection = new ProjectionSteps("balances", feed, parts.rows(rows));
            Delivery delivery = new Delivery(world, instance);
            follower = new FollowerSteps(feed, 0, parts.follower(delivery));
            delivery.from(follower);
            standby = new ReplicaSteps(
                    feed,
                    index,
                    parts.snapshots(world.snapshots().new Access(instance)),
                    SnapshotRule.every(world.weather().snapshotEntries()),
                    world.weather().options().idsPerGeneration(),
                    uploads::add);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    @Override
    public long wallMillis() {
        long wall = world.millis() + skewMillis;
        world.witness().clockShowed(wall);
        return wall;
    }

    @Override
    public long businessMillis() {
        return wallMillis() + 3_600_000;
    }

    void jump(long millis) {
        skewMillis += millis;
    }

    boolean isUp() {
        return up;
    }

    boolean isWaiting() {
        return waiting > 0;
    }

    void waits(int change) {
        waiting += change;
    }

    int lives() {
        return lives;
    }

    /** Whether it has a writer that takes turns. */
    boolean isServing() {
        return process != null && process.writer != null;
    }

    boolean hasCall() {
        return process != null && process.call != null;
    }

    /** Whether something is left to be done in it. */
    boolean isBusy() {
        return hasCall() || hasAnswers() || hasLookups() || (isServing() && !living().idle);
    }

    boolean hasAnswers() {
        return process != null && !process.answers.isEmpty();
    }

    boolean hasLookups() {
        return process != null && !process.lookups.isEmpty();
    }

    /** Whether its lease was taken by another, whether it knows or not. */
    boolean isZombie() {
        LeaseDesk.Lease lease = living().lease;
        return lease != null && world.desk().isTakenFrom(lease);
    }

    WriterCore writer() {
        WriterCore writer = living().writer;
        if (writer == null) {
            throw new IllegalStateException(name + " does not serve");
        }
        return writer;
    }

    private Process living() {
        Process alive = process;
        if (alive == null) {
            throw new IllegalStateException(name + " is down");
        }
        return alive;
    }

    void boot() {
        up = true;
        lives++;
        process = new Process(world, this);
        world.say("{} starts, life {}", this, lives);
    }

    /** Everything in memory is gone. What was on its way to the store may still get there. */
    void die() {
        Process gone = living();
        up = false;
        process = null;
        world.say("{} is killed", this);
        world.happened(Happening.CRASH);
        if (gone.call instanceof StoreCall.Append append) {
            world.happened(Happening.CRASH_WITH_APPEND_UNDER_WAY);
            if (world.dice().percent(50)) {
                world.delay(append.batch());
            }
        }
        gone.rows.die();
        for (Expected expected : gone.open) {
            if (expected.attempt().fate == Attempt.Fate.OPEN) {
                world.witness().died(expected.attempt());
                world.post(expected.lost());
            }
        }
    }

    /** Takes the lease, puts its barrier, reads to the end, and serves. */
    void lead() {
        Process here = living();
        LeaseDesk.Lease lease = world.desk().take(SHARD);
        here.lease = lease;
        LedgerReplica replica = here.standby.handOver();
        world.happened(
                replica.tail().sequence() > 0 ? Happening.STARTED_FROM_A_REPLICA : Happening.STARTED_FROM_NOTHING);
        world.say(
                "{} takes the lease, epoch {}, and begins behind batch {}",
                this,
                lease.epoch(),
                replica.tail().sequence());
        try {
            Tail tail = WriterCore.takeOver(
                    here.journal, lease, this, replica, () -> replica.catchUpAlone(here.journal, here.index));
            Surroundings around = new Surroundings(
                    call -> here.call = call, here.answers::add, lookup -> look(here, lookup), world::nanos);
            here.ledger = replica.ledger();
            here.idle = false;
            here.writer = new WriterCore(
                    here.feed, lease, this, here.index, world.weather().options(), replica.ledger(), tail, around);
            world.say("{} serves epoch {} from batch {}", this, lease.epoch(), tail.sequence());
        } catch (JournalUnavailable | EpochSuperseded failed) {
            world.happened(Happening.START_FAILED);
            world.say("{} cannot serve: {}", this, failed.getClass().getSimpleName());
            here.lease = null;
        }
    }

    private void look(Process here, IdLookup lookup) {
        world.seen(OutcomeCode.ID_INDEX_NEEDED);
        here.lookups.add(lookup);
        Ledger ledger = here.ledger;
        here.floorsOfLookups.add(ledger == null ? -1 : ledger.idFloorMillis());
    }

    /** Lets the writer do what it can at once; returns whether it could do more at once. */
    boolean turn() {
        Process here = living();
        WriterCore writer = writer();
        if (isZombie()) {
            world.happened(Happening.ZOMBIE_TURN);
        }
        long due = writer.turn();
        here.idle = due == WriterCore.LONGEST_WAIT_NANOS && here.call == null;
        world.witness().check(() -> StateCheck.live(world.witness(), here.ledger, writer, here.call));
        if (writer.isFinished()) {
            ended(here, writer);
        }
        return due == 0;
    }

    private void ended(Process here, WriterCore writer) {
        world.say("{} serves no more", this);
        here.answers.add(() -> {});
        writer.stopped().whenComplete((nothing, fault) -> {
            if (fault != null) {
                world.happened(Happening.WRITER_STOPPED_ITSELF);
                Throwable cause = fault.getCause() == null ? fault : fault.getCause();
                boolean expected = cause instanceof EpochSuperseded || cause instanceof JournalUnavailable;
                world.witness().check(() -> {
                    if (!expected) {
                        throw new Violation(this + " stopped on " + cause);
                    }
                });
            }
        });
        here.writer = null;
        here.ledger = null;
        here.lease = null;
        here.call = null;
    }

    /** Closes the writer in order: what it has taken is answered in further turns. */
    void close() {
        world.happened(Happening.CLOSED_IN_ORDER);
        world.say("{} closes its writer", this);
        writer().close();
    }

    void noticeLoss() {
        LeaseDesk.Lease lease = living().lease;
        if (lease != null && world.desk().isTakenFrom(lease)) {
            world.happened(Happening.LEASE_LOST_NOTICED);
            world.say("{} notices that its lease is lost", this);
            lease.lose();
        }
    }

    /** The store performs what the writer asked of it. */
    void performCall() {
        Process here = living();
        StoreCall call = here.call;
        if (call != null) {
            here.call = null;
            call.run(here.journal);
        }
    }

    void answerNext() {
        Runnable answer = living().answers.poll();
        if (answer != null) {
            answer.run();
        }
    }

    void lookUpNext() {
        Process here = living();
        int chosen = world.dice().below(here.lookups.size());
        IdLookup lookup = here.lookups.remove(chosen);
        long floor = here.floorsOfLookups.remove(chosen);
        Ledger ledger = here.ledger;
        if (ledger != null && ledger.idFloorMillis() != floor) {
            world.happened(Happening.LOOKUP_OUTLIVED_ITS_FLOOR);
        }
        lookup.run(here.index);
    }

    /** In calm: does whatever can be done now. */
    void goOn() {
        while (isServing() && turn()) {
            // It goes on by itself.
        }
        performCall();
        for (int left = living().answers.size(); left > 0; left--) {
            answerNext();
        }
        for (int left = living().lookups.size(); left > 0; left--) {
            lookUpNext();
        }
        readOn();
    }

    void refreshIndex() {
        living().indexView.refresh();
    }

    /** Somebody waits for an answer; {@code lost} tells them that the connection broke. */
    void expect(Attempt attempt, Runnable lost) {
        living().open.add(new Expected(attempt, lost));
        living().idle = false;
    }

    /** A reader of this process takes a step: the projection, the follower, or the standby's replica. */
    void readOn() {
        Process here = living();
        try {
            switch (world.dice().below(4)) {
                case 0 -> project(here);
                case 1 -> here.follower.step(() -> process != here);
                case 2 -> here.standby.step(() -> world.dice().percent(5));
                default -> upload(here);
            }
        } catch (JournalUnavailable | RefusedBatch later) {
            world.say("a reader of {} waits", this);
        }
    }

    private static void upload(Process here) {
        Runnable upload = here.uploads.poll();
        if (upload != null) {
            upload.run();
        }
    }

    private static void project(Process here) {
        try {
            here.projection.step();
        } catch (SQLException | JournalUnavailable failed) {
            here.projection.disconnect();
        }
    }

    /** At the end: brings every reader to the end of the chain and compares. */
    void settleReaders() {
        Process here = living();
        long end = world.witness().durable();
        for (int i = 0; i < SETTLING_STEPS; i++) {
            // A step may only learn that another instance has moved the rows on, or end where memory ends.
            project(here);
            here.follower.step(() -> false);
        }
        long followed = here.follower.lastSequence();
        Violation.unless(followed == end, "the follower of %s ends at batch %d of %d", name, followed, end);
        long projected = here.projection.sequence();
        Violation.unless(projected == end, "the projection of %s ends at batch %d of %d", name, projected, end);
        LedgerReplica replica = here.standby.handOver();
        replica.catchUpAlone(here.journal, here.index);
        here.settled = replica;
    }

    /** At the end: the hashes of the states that this instance has, its replica's and its writer's. */
    List<byte[]> stateHashes() {
        Process here = living();
        List<byte[]> hashes = new ArrayList<>();
        for (Ledger each : Arrays.asList(here.ledger, here.settled == null ? null : here.settled.ledger())) {
            if (each != null) {
                hashes.add(each.stateHash());
            }
        }
        return hashes;
    }
}
