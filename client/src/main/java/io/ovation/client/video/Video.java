package io.ovation.client.video;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A video.
 *
 * @param externalId the platform's own id; only shown to the platform and the creator
 * @param mediaUrl left out where a stage is drawn, and while the video is locked for who asks
 * @param sponsored a brand stands behind it
 * @param paidPromotion views of it are bought
 * @param locked whether it is for members and the caller is none
 */
public record Video(
        String id,
        @Nullable String externalId,
        String title,
        Creator creator,
        List<String> hashtags,
        @Nullable String sound,
        int lengthSeconds,
        @Nullable String mediaUrl,
        boolean sponsored,
        boolean paidPromotion,
        Audience audience,
        @Nullable Instant earlyAccessUntil,
        boolean locked,
        Status status,
        Instant createdAt,
        @Nullable Instant publishedAt,
        Counts counts) {
    /** Who may watch it. */
    public enum Audience {
        /** Anybody. */
        EVERYONE,
        /** Members of its creator. */
        MEMBERS,
        /** Somebody this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Where it stands. */
    public enum Status {
        /** Not told when it will be out. */
        DRAFT,
        /** Will be out. */
        PLANNED,
        /** Out. */
        PUBLISHED,
        /** Gone. */
        DELETED,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** Whose it is. */
    public record Creator(String id, String name, String handle, String avatarSeed, int followers) {}

    /**
     * What has happened to it so far.
     *
     * @param qualifiedViews only shown to the platform and the creator
     */
    public record Counts(
            long views,
            @Nullable Long qualifiedViews,
            long likes,
            long comments,
            long shares,
            @Nullable Long watchSeconds) {}
}
