package io.ovation.server.membership;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a creator wrote for members: the row as it stands. Immutable; times are the business clock's.
 *
 * @param creator user number of who wrote it
 * @param videos numbers of videos of the creator's own that it names
 * @param tier number of the smallest tier that may read it; null for every tier with the perk
 * @param publicAt when everybody may; null when only members ever may
 * @param version rises with every change
 * @param editedAt when it was last changed; null while it was not
 */
public record Post(
        long number,
        long creator,
        String title,
        String body,
        List<Long> videos,
        @Nullable Long tier,
        Instant publishedAt,
        @Nullable Instant publicAt,
        long version,
        @Nullable Instant editedAt) {
    /** Prefix of public ids. */
    public static final String PREFIX = "post";

    public Post {
        videos = List.copyOf(videos);
    }

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }
}
