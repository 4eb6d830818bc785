package io.ovation.client.user;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the platform says about one of its users. What is null keeps its value, or takes a default for a new user.
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
        @Nullable String accountKind) {
    /** Says only the name. */
    public static UserDescription named(String name) {
        return new UserDescription(name, null, null, null, null, null, null);
    }

    /** And the handle, which nobody else may have. */
    public UserDescription handle(@Nullable String unique) {
        return new UserDescription(name, unique, avatarSeed, market, birthDate, followers, accountKind);
    }

    /** And the market, such as US. */
    public UserDescription market(String code) {
        return new UserDescription(name, handle, avatarSeed, code, birthDate, followers, accountKind);
    }

    /** And the birth date. */
    public UserDescription born(LocalDate day) {
        return new UserDescription(name, handle, avatarSeed, market, day, followers, accountKind);
    }

    /** And how many follow them. */
    public UserDescription followers(int number) {
        return new UserDescription(name, handle, avatarSeed, market, birthDate, number, accountKind);
    }
}
