package io.ovation.simulator;

import io.ovation.journal.writer.WriterOptions;
import java.time.Duration;

/**
 * How bad one world is: which faults it has and how often, how many processes and clients, how tight its bounds. Drawn from
 * the seed; many worlds leave whole kinds of faults out, because what is always interrupted never gets far (swarm testing:
 * Groce et al., ISSTA 2012). Rates are in a thousand.
 *
 * @param steps how long faults go on
 * @param instances processes
 * @param clients clients
 * @param appendFault an append or a barrier fails in one of the ways there are
 * @param readFault a read, a confirmation or the like fails
 * @param storeAway in a step the store goes away or comes back
 * @param takeover in a step another instance takes the lease
 * @param crash in a step a process is killed
 * @param killInside a process is killed while it waits for a call
 * @param clock in a step a clock jumps
 * @param meanwhile in a call the rest of the world goes on
 * @param lookupFault a look-up in the id index fails
 * @param indexLag higher: the index is further behind
 * @param answerLost an answer is lost on its way
 * @param projectionFault a call of a projection's store fails
 * @param oldIds a client takes an old id
 * @param idsAhead a client takes an id of a time to come
 * @param tear in a step a snapshot is torn
 * @param snapshotEntries after how many entries a snapshot is due
 * @param nearDeadline a request has a deadline that it may miss
 * @param options the writer's bounds
 */
record Weather(
        int steps,
        int instances,
        int clients,
        int appendFault,
        int readFault,
        int storeAway,
        int takeover,
        int crash,
        int killInside,
        int clock,
        int meanwhile,
        int lookupFault,
        int indexLag,
        int answerLost,
        int projectionFault,
        int oldIds,
        int idsAhead,
        int nearDeadline,
        int tear,
        int snapshotEntries,
        WriterOptions options) {

    static Weather of(Dice dice) {
        int steps = (int) dice.between(120, 400);
        WriterOptions options = new WriterOptions(
                (int) dice.between(3, 24),
                (int) dice.between(1, 12),
                dice.percent(20) ? 400 : 1 << 20,
                dice.percent(25) ? 1_000 : (int) dice.between(2, 12),
                Duration.ofMillis(dice.between(1, 60)));
        return new Weather(
                steps,
                (int) dice.between(1, 3),
                (int) dice.between(1, 4),
                sometimes(dice, 60, 250),
                sometimes(dice, 50, 120),
                sometimes(dice, 20, 8),
                sometimes(dice, 50, 20),
                sometimes(dice, 50, 20),
                sometimes(dice, 30, 60),
                sometimes(dice, 40, 20),
                sometimes(dice, 70, 400),
                sometimes(dice, 40, 300),
                dice.below(100),
                sometimes(dice, 30, 100),
                sometimes(dice, 50, 150),
                sometimes(dice, 50, 200),
                sometimes(dice, 30, 60),
                sometimes(dice, 50, 100),
                sometimes(dice, 30, 30),
                dice.percent(60) ? (int) dice.between(3, 20) : 1_000,
                options);
    }

    /** The same world when nothing goes wrong any more; {@code still}: nor goes on during a call. */
    Weather calm(boolean still) {
        return new Weather(
                steps,
                instances,
                clients,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                still ? 0 : meanwhile,
                0,
                0,
                0,
                0,
                oldIds,
                idsAhead,
                nearDeadline,
                0,
                snapshotEntries,
                options);
    }

    private static int sometimes(Dice dice, int percentOfWorlds, int most) {
        return dice.percent(percentOfWorlds) ? 1 + dice.below(most) : 0;
    }
}
