package io.ovation.server.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says about one of its users: the body of {@code PUT /v1/users/{external_id}}. What is left out keeps
 * its value, or takes a default for a new user.
 *
 * @param birthDate null means unknown, and the unknown may neither send nor receive gifts
 */
public record UserDescription(
        @Nullable String name,
        @Nullable String handle,
        @Nullable String avatarSeed,
        @Nullable String market,
        @Nullable LocalDate birthDate,
        @Nullable Integer followers,
        @Nullable String accountKind) {}
