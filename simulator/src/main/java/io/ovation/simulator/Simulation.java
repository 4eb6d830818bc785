package io.ovation.simulator;

import io.ovation.journal.JournalVerifier;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs one world from its seed to its end: storms, then calm until everybody knows everything, then the last checks. */
final class Simulation {

    private static final int LONGEST_CALM = 10_000;

    /** Lets the ledger that replays at the end forget nothing. */
    private static final IdIndex COVERS_NOTHING = new IdIndex() {
        @Override
        public @Nullable AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return 0;
        }
    };

    private Simulation() {}

    /**
     * What became of one world.
     *
     * @param traceHash equal for two runs of a seed
     * @param failure what was wrong, or null
     */
    record Result(
            long seed,
            long traceHash,
            long steps,
            Coverage coverage,
            @Nullable Throwable failure) {}

    static Result run(long seed, Parts parts, @Nullable Consumer<String> reader) {
        World world = new World(seed, parts, reader);
        Throwable failure = null;
        try {
            live(world);
        } catch (RuntimeException | Error found) {
            failure = found;
            world.say("FOUND: {}", String.valueOf(found.getMessage()));
        }
        return new Result(seed, world.trace().hash(), world.steps(), world.coverage(), failure);
    }

    private static void live(World world) {
        while (world.steps() < world.weather().steps()) {
            world.step();
        }
        world.clearUp();
        calm(world);
        world.standStill();
        end(world);
    }

    private static void calm(World world) {
        for (int i = 0; i < LONGEST_CALM; i++) {
            if (world.isQuiet() && world.clients().stream().allMatch(Client::isSettled)) {
                return;
            }
            Instance instance = world.anyServing();
            if (instance != null) {
                world.clients().forEach(client -> client.resolve(instance));
            }
            world.stepCalmly();
        }
        throw new Violation("the world does not come to rest in " + LONGEST_CALM + " calm steps");
    }

    private static void end(World world) {
        Witness witness = world.witness();
        witness.check(() -> world.rows().check(witness));
        world.clients().forEach(Client::checkBeliefs);
        LedgerReplica fresh = LedgerReplica.empty(Instance.SHARD, Integer.MAX_VALUE);
        fresh.catchUpAlone(new MemoryJournal(world.store()), COVERS_NOTHING);
        byte[] hash = fresh.ledger().stateHash();
        for (Instance instance : world.instances()) {
            if (instance.isUp() && !instance.isZombie()) {
                instance.settleReaders();
                for (byte[] each : instance.stateHashes()) {
                    boolean same = Arrays.equals(each, hash);
                    Violation.unless(same, "the state of %s has another hash than a fresh replay", instance);
                }
            }
        }
        witness.check(() -> world.rows().check(witness));
        if (world.dice().percent(10)) {
            JournalVerifier.Report report =
                    JournalVerifier.verify(new MemoryJournal(world.store()), Instance.SHARD, progress -> {});
            Violation.unless(report.holds(), "the journal does not verify: %s", String.valueOf(report.finding()));
            boolean same = Arrays.equals(report.ledger().stateHash(), hash);
            Violation.unless(same, "the verifier ends in another state");
        }
        if (witness.violation() != null) {
            throw witness.violation();
        }
    }
}
