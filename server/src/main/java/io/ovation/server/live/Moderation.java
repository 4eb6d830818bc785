package io.ovation.server.live;

import java.util.List;

/**
 * What a creator set for all their rooms.
 *
 * @param blockedWords words and phrases that no comment may contain, beside the default list
 * @param slowModeSeconds least time between two comments of one viewer; 0 is off
 */
public record Moderation(List<String> blockedWords, int slowModeSeconds) {
    /** What holds for a creator who set nothing. */
    static final Moderation NONE = new Moderation(List.of(), 0);
}
