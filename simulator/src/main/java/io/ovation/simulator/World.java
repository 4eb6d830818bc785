package io.ovation.simulator;

import io.ovation.journal.SealedBatch;
import io.ovation.ledger.OutcomeCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One world: a store, a lease desk, instances, clients, and everything that is under way between them. Each step lets one of
 * them do one thing, chosen by the dice; faults come by the weather. One thread, virtual time.
 */
final class World {

    /** 2027-01-15, and nothing about it matters. */
    private static final long BEGINNING_MILLIS = 1_800_000_000_000L;

    private static final int DEEPEST = 2;

    /** How often each of the things in {@link #act} is tried. */
    private static final int[] OFTEN = {22, 34, 26, 20, 10, 14, 5, 8, 3, 8};

    private static final int TRIES = 3;

    private final Parts parts;
    private final Dice dice;
    private final Trace trace;
    private final Coverage coverage = new Coverage();
    private final Witness witness = new Witness(coverage);
    private final MemoryStore store = new MemoryStore(this::stored);
    private final SharedIndex index = new SharedIndex();
    private final MemorySnapshots snapshots = new MemorySnapshots(this);
    private final ProjectedRows rows = new ProjectedRows(this);
    private final LeaseDesk desk;
    private final List<Instance> instances = new ArrayList<>();
    private final List<Client> clients = new ArrayList<>();
    private final List<Runnable> letters = new ArrayList<>();
    private final List<SealedBatch> delayed = new ArrayList<>();

    private Weather weather;
    private boolean storeAway;
    private long millis = BEGINNING_MILLIS;
    private long steps;
    private int depth;

    World(long seed, Parts parts, @Nullable Consumer<String> reader) {
        this.parts = parts;
        this.dice = new Dice(seed);
        this.trace = new Trace(reader);
        this.weather = Weather.of(dice);
        this.desk = new LeaseDesk(parts);
        for (int i = 0; i < weather.instances(); i++) {
            instances.add(new Instance(this, i));
        }
        for (int i = 0; i < weather.clients(); i++) {
            clients.add(new Client(this, i));
        }
        say("the weather: {}", weather);
        instances.forEach(Instance::boot);
    }

    Parts parts() {
        return parts;
    }

    Dice dice() {
        return dice;
    }

    Trace trace() {
        return trace;
    }

    Coverage coverage() {
        return coverage;
    }

    Witness witness() {
        return witness;
    }

    MemoryStore store() {
        return store;
    }

    SharedIndex index() {
        return index;
    }

    ProjectedRows rows() {
        return rows;
    }

    MemorySnapshots snapshots() {
        return snapshots;
    }

    LeaseDesk desk() {
        return desk;
    }

    Weather weather() {
        return weather;
    }

    List<Instance> instances() {
        return instances;
    }

    List<Client> clients() {
        return clients;
    }

    long millis() {
        return millis;
    }

    long nanos() {
        return (millis - BEGINNING_MILLIS) * 1_000_000;
    }

    long steps() {
        return steps;
    }

    boolean storeAway() {
        return storeAway;
    }

    void say(String sentence, Object... values) {
        trace.say(sentence, values);
    }

    void happened(Happening what) {
        coverage.happened(what);
    }

    /** An outcome that the writer deals with itself. */
    void seen(OutcomeCode code) {
        coverage.seen(code);
    }

    /** Something is on its way to a client. */
    void post(Runnable letter) {
        letters.add(letter);
    }

    /** A write is under way and will reach the store later, or never. */
    void delay(SealedBatch batch) {
        delayed.add(batch);
    }

    private void stored(SealedBatch batch) {
        say("batch {} of epoch {} is durable", batch.sequence(), batch.epoch());
        witness.stored(batch);
    }

    @Nullable
    Instance anyInstance() {
        return any(Instance::isUp);
    }

    @Nullable
    Instance anyServing() {
        return any(Instance::isServing);
    }

    private @Nullable Instance any(Predicate<Instance> which) {
        int count = 0;
        Instance chosen = null;
        for (Instance instance : instances) {
            if (!instance.isWaiting() && which.test(instance) && dice.below(++count) == 0) {
                chosen = instance;
            }
        }
        return chosen;
    }

    /** A call is under way: the rest of the world goes on, and may kill the caller. */
    void meanwhile(Instance caller) {
        int life = caller.lives();
        if (depth < DEEPEST && dice.perMille(weather.meanwhile())) {
            depth++;
            caller.waits(1);
            int count = 1 + dice.below(4);
            for (int i = 0; i < count; i++) {
                step();
            }
            caller.waits(-1);
            depth--;
            if (caller.isUp() && dice.perMille(weather.killInside())) {
                happened(Happening.CRASH_INSIDE_A_CALL);
                caller.die();
            }
        }
        if (!caller.isUp() || caller.lives() != life) {
            throw new Killed(caller.toString());
        }
    }

    /** Everything that is under way goes on a little, in order; clients ask for nothing new. */
    void stepCalmly() {
        begin();
        lead();
        index.advance(witness, Integer.MAX_VALUE);
        for (Instance instance : instances) {
            if (instance.isUp()) {
                instance.refreshIndex();
                instance.goOn();
            }
        }
        List<Runnable> arrived = List.copyOf(letters);
        letters.clear();
        arrived.forEach(Runnable::run);
        land();
        end();
    }

    /** One thing happens. */
    void step() {
        begin();
        misfortune();
        try {
            for (int i = 0; i < TRIES && !act(); i++) {
                // There was nothing of that to do.
            }
        } catch (Killed dead) {
            say("and nothing of it is left: {}", String.valueOf(dead.getMessage()));
        }
        end();
    }

    private void begin() {
        steps++;
        coverage.stepped();
        millis += dice.percent(5) ? dice.below(40) : dice.below(3);
        trace.step(steps, millis);
    }

    private void end() {
        witness.check(() -> rows.check(witness));
        if (depth == 0 && witness.violation() != null) {
            throw witness.violation();
        }
    }

    private boolean act() {
        return switch (dice.weighted(OFTEN)) {
            case 0 -> dice.of(clients).act();
            case 1 -> with(any(Instance::isServing), Instance::turn);
            case 2 -> with(any(Instance::hasCall), Instance::performCall);
            case 3 -> with(any(Instance::hasAnswers), Instance::answerNext);
            case 4 -> with(any(Instance::hasLookups), Instance::lookUpNext);
            case 5 -> deliver();
            case 6 -> indexOn();
            case 7 -> with(any(Instance::isUp), Instance::readOn);
            case 8 -> land();
            default -> lead();
        };
    }

    private static boolean with(@Nullable Instance instance, Consumer<Instance> act) {
        if (instance != null) {
            act.accept(instance);
        }
        return instance != null;
    }

    private boolean deliver() {
        if (letters.isEmpty()) {
            return false;
        }
        letters.remove(dice.below(letters.size())).run();
        return true;
    }

    private boolean indexOn() {
        if (!dice.percent(weather.indexLag())) {
            index.advance(witness, 1 + dice.below(6));
        }
        return with(anyInstance(), Instance::refreshIndex);
    }

    /** A delayed write reaches the store. */
    private boolean land() {
        if (delayed.isEmpty()) {
            return false;
        }
        SealedBatch batch = delayed.remove(dice.below(delayed.size()));
        boolean inTime = store.put(batch);
        say("a delayed batch {} of epoch {} arrives, in time: {}", batch.sequence(), batch.epoch(), inTime);
        happened(inTime ? Happening.DELAYED_APPEND_LANDED : Happening.DELAYED_APPEND_CAME_TOO_LATE);
        return true;
    }

    /** Somebody who is down starts; when nobody serves, somebody takes the lease. */
    private boolean lead() {
        Instance down = any(instance -> !instance.isUp());
        if (down != null) {
            if (down.lives() > 0) {
                happened(Happening.RESTART);
            }
            down.boot();
            return true;
        }
        boolean served = instances.stream().anyMatch(each -> each.isServing() && !each.isZombie());
        return !served && with(any(instance -> instance.isUp() && !instance.isServing()), Instance::lead);
    }

    private void misfortune() {
        if (dice.perMille(weather.storeAway()) || (storeAway && dice.perMille(30))) {
            storeAway = !storeAway;
            happened(Happening.STORE_AWAY);
            say("the store is away: {}", storeAway);
        }
        if (dice.perMille(weather.crash())) {
            with(anyInstance(), Instance::die);
        }
        if (dice.perMille(weather.takeover())) {
            takeOver();
        }
        if (dice.perMille(30)) {
            with(any(Instance::isServing), Instance::noticeLoss);
        }
        if (dice.perMille(weather.crash() / 4)) {
            with(any(Instance::isServing), Instance::close);
        }
        if (dice.perMille(weather.tear())) {
            snapshots.tear();
        }
        if (dice.perMille(weather.clock())) {
            moveClock();
        }
    }

    private void takeOver() {
        Instance other = any(instance -> instance.isUp() && !instance.isServing());
        if (other == null) {
            return;
        }
        happened(Happening.LEASE_TAKEN_OVER);
        try {
            other.lead();
        } catch (Killed dead) {
            say("and nothing of it is left: {}", String.valueOf(dead.getMessage()));
        }
        if (instances.stream().filter(Instance::isServing).count() > 1) {
            happened(Happening.TWO_WRITERS);
        }
    }

    private void moveClock() {
        Instance instance = anyInstance();
        if (instance == null) {
            return;
        }
        long by = switch (dice.below(3)) {
            case 0 -> dice.between(1, 20_000);
            case 1 -> -dice.between(1, 20_000);
            default -> dice.between(-400, 400);
        };
        happened(
                by > 400
                        ? Happening.CLOCK_JUMPED_FORWARD
                        : by < -400 ? Happening.CLOCK_JUMPED_BACK : Happening.CLOCK_SKEWED);
        say("the clock of {} jumps by {} ms", instance, by);
        instance.jump(by);
    }

    /** No more faults from now on; what is under way stays so. */
    void clearUp() {
        weather = weather.calm(false);
        storeAway = false;
        say("the weather clears up");
    }

    /** Nothing moves any more by itself. */
    void standStill() {
        weather = weather.calm(true);
    }

    boolean isQuiet() {
        return letters.isEmpty() && instances.stream().noneMatch(Instance::isBusy);
    }
}
