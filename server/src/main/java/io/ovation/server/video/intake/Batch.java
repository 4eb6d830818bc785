package io.ovation.server.video.intake;

import java.util.List;

/**
 * A batch that is ready to be counted.
 *
 * @param received how many events it had
 * @param countable those that may be counted
 * @param refused those that cannot be
 */
record Batch(int received, List<Countable> countable, List<Refused> refused) {

    /** An event that is not counted. */
    record Refused(int index, String id, Reason reason) {}
}
