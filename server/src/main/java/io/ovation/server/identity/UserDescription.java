package io.ovation.server.identity;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says about one of its users: the body of {@code PUT /v1/users/{external_id}}. What is left out keeps
 * its value, or takes a default for a new user.
 *
 * @param name as others see it; a new user needs one
 * @param handle unique; made of the name when left out
 * @param market whose money and rules hold, for good; a new user needs one
 * @param accountKind {@code personal} or {@code business}
 * @param birthDate null means unknown, and the unknown may neither send nor receive gifts
 */
public record UserDescription(
        @Schema(minLength = 1, maxLength = 60, examples = "Mia") @Nullable
        String name,

        @Schema(pattern = "^[a-z0-9_.]{2,30}$", examples = "mia") @Nullable
        String handle,

        @Schema(maxLength = 60) @Nullable String avatarSeed,

        @Schema(examples = "US") @Nullable String market,

        @Schema(examples = "1995-05-05") @Nullable LocalDate birthDate,

        @Schema(minimum = "0", maximum = "2000000000", examples = "120") @Nullable
        Integer followers,

        @Schema(examples = "personal") @Nullable String accountKind) {}
