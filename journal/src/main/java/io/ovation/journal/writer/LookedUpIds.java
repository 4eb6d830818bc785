package io.ovation.journal.writer;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The attempts whose ids are or were looked up in the durable index and whose callers are not told yet. A look-up takes its
 * time, and its caller may give it up and ask again. Once one of several attempts with an id is rejected, none of the others
 * is applied: else one that is late could be, after the caller was told of the rejection.
 *
 * <p>Threads: any.
 */
final class LookedUpIds {

    private final Map<UUID, List<Work.Attempt>> attempts = new ConcurrentHashMap<>();

    /** A look-up begins: until its caller is told, its attempt is one of those with this id. */
    void begin(Work.Submission submission) {
        UUID id = submission.request.id();
        Work.Attempt attempt = submission.attempt;
        List<Work.Attempt> others = attempts.getOrDefault(id, List.of());
        if (others.contains(attempt)) {
            return;
        }
        attempts.merge(
                id,
                List.of(attempt),
                (before, one) -> Stream.concat(before.stream(), one.stream()).toList());
        attempt.whenEnded(() -> attempts.computeIfPresent(id, (same, present) -> {
            List<Work.Attempt> left =
                    present.stream().filter(each -> each != attempt).toList();
            return left.isEmpty() ? null : left;
        }));
    }

    /** An attempt is rejected: every other one with its id is outdated. */
    void outdateOthers(Work.Submission rejected) {
        for (Work.Attempt attempt : attempts.getOrDefault(rejected.request.id(), List.of())) {
            if (attempt != rejected.attempt) {
                attempt.outdate();
            }
        }
    }
}
