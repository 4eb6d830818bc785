package io.ovation.server.fund;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a correction changes of the inputs of the run before it.
 *
 * @param poolMicros the pool that should have been shared; null when it was right
 * @param removals views found to be fraudulent after the close
 * @param disqualified numbers of creators who get nothing
 * @param reinstated numbers of creators whose views count after all
 */
record Changes(@Nullable Long poolMicros, List<Removal> removals, List<Long> disqualified, List<Long> reinstated) {
    /** The close itself changes nothing. */
    static final Changes NONE = new Changes(null, List.of(), List.of(), List.of());

    Changes {
        removals = List.copyOf(removals);
        disqualified = List.copyOf(disqualified);
        reinstated = List.copyOf(reinstated);
    }

    /** Views of a video that do not count after all. */
    record Removal(long video, long views) {}

    /** What becomes of a creator's reason not to count. */
    Exclusion reason(long creator, Exclusion before) {
        if (disqualified.contains(creator)) {
            return before == Exclusion.CREATOR_NOT_ELIGIBLE ? before : Exclusion.DISQUALIFIED;
        }
        return reinstated.contains(creator) ? Exclusion.NONE : before;
    }

    /** What becomes of a video's views. */
    VideoDay applied(VideoDay input) {
        VideoDay day = input;
        for (Removal each : removals) {
            day = each.video() == day.video() ? day.without(each.views()) : day;
        }
        return day;
    }
}
