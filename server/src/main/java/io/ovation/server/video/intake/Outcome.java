package io.ovation.server.video.intake;

import java.util.List;
import java.util.Map;

/**
 * What became of a batch; true once it is told.
 *
 * @param counted events that are in the facts by this batch
 * @param duplicates events that were counted before
 * @param refused events that are not counted
 * @param excluded counted views that are not qualified, by reason
 */
record Outcome(
        int received,
        int counted,
        int duplicates,
        List<Batch.Refused> refused,
        Map<Countable.Exclusion, Integer> excluded) {}
