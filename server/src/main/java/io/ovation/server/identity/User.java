package io.ovation.server.identity;

import io.ovation.server.api.PublicId;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user of the platform, as the platform last described them. Immutable.
 *
 * @param number our number of them, also the owner of their ledger accounts
 * @param externalId the platform's id of them
 * @param handle unique name without the at sign
 * @param avatarSeed decides the drawn avatar
 * @param market code of the market they live in
 * @param birthDate null when nobody has told us
 * @param staffRoles roles beside those that every user has
 */
public record User(
        long number,
        String externalId,
        String name,
        String handle,
        String avatarSeed,
        String market,
        @Nullable LocalDate birthDate,
        int followers,
        AccountType accountType,
        Set<Role> staffRoles) {
    /** Prefix of public user ids. */
    public static final String PREFIX = "usr";

    /** From how many followers on a user is shown the studio. */
    private static final int FOLLOWERS_OF_A_CREATOR = 1_000;

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Whether we know how old they are. */
    public boolean ageKnown() {
        return birthDate != null;
    }

    /** Age in whole years on a day of the business calendar; empty when unknown. */
    public OptionalInt ageOn(LocalDate day) {
        return birthDate == null
                ? OptionalInt.empty()
                : OptionalInt.of(Period.between(birthDate, day).getYears());
    }

    /** What they may be. */
    public Set<Role> roles() {
        EnumSet<Role> roles = EnumSet.of(Role.VIEWER);
        if (followers >= FOLLOWERS_OF_A_CREATOR && accountType.mayReceiveGifts() && !staffRoles.contains(Role.BRAND)) {
            roles.add(Role.CREATOR);
        }
        roles.addAll(staffRoles);
        return roles;
    }
}
