package io.ovation.server.membership;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a creator says of a post; of a change, what is left out stays.
 *
 * @param videoIds videos of the creator's own that it names, 10 at most; who may watch them is said by each
 * @param audience {@code members}: only they ever read it; {@code everyone}: everybody from {@code public_at} on
 * @param tierId the smallest tier whose members may read it before everybody; empty for every tier
 * @param publicAt when everybody may read it; at once when it is left out of a post for everyone
 */
@Schema(name = "MemberPostWish")
public record PostWish(
        @Schema(minLength = 1, maxLength = 150, examples = "What I am working on") @Nullable
        String title,

        @Schema(minLength = 1, maxLength = 10000, examples = "A new song, and it has three chords.") @Nullable
        String body,

        @Nullable List<@Nullable String> videoIds,

        @Schema(enumeration = {"members", "everyone"}) @Nullable
        String audience,

        @Nullable String tierId,
        @Nullable Instant publicAt) {}
