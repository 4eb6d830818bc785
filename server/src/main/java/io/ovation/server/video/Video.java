package io.ovation.server.video;

import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short video. Immutable.
 *
 * @param number our number of it
 * @param externalId the platform's own id of it
 * @param creator user number of whose it is
 * @param hashtags in lower case, without the sign
 * @param sound id or name of the sound it uses; null for its own
 * @param mediaUrl where it plays; null for a drawn stage
 * @param sponsored whether a brand stands behind it, as its creator discloses
 * @param paidPromotion whether views of it are bought
 * @param audience who may watch it
 * @param earlyAccessUntil until when only members may watch it, by the business clock; null for no such time
 * @param membersTier number of the smallest tier whose members may watch it while it is not for everyone; null for all tiers
 * @param createdAt business time
 * @param publishedAt business time; null for a draft, in the future for a planned one
 * @param deletedAt business time; null while it is there
 */
public record Video(
        long number,
        String externalId,
        long creator,
        String title,
        List<String> hashtags,
        @Nullable String sound,
        int lengthSeconds,
        @Nullable String mediaUrl,
        boolean sponsored,
        boolean paidPromotion,
        Audience audience,
        @Nullable Instant earlyAccessUntil,
        @Nullable Long membersTier,
        Instant createdAt,
        @Nullable Instant publishedAt,
        @Nullable Instant deletedAt) {
    /** Prefix of public ids of videos. */
    public static final String PREFIX = "vid";

    static final String TIER_PREFIX = "tier";

    /** Who may watch a video. */
    public enum Audience {
        /** Anybody. */
        EVERYONE,
        /** Members of its creator only. */
        MEMBERS
    }

    public Video {
        hashtags = List.copyOf(hashtags);
    }

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Whether it is out at that business time: published by then and not deleted. */
    public boolean isPublished(Instant at) {
        return publishedAt != null && !publishedAt.isAfter(at) && deletedAt == null;
    }

    /** Whether only members of the creator may watch it at that business time. */
    public boolean isForMembers(Instant at) {
        return audience == Audience.MEMBERS || earlyAccessUntil != null && at.isBefore(earlyAccessUntil);
    }
}
