package io.ovation.server.membership;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's membership of a creator: its row as it stands. Immutable.
 *
 * @param number ours of it; also the owner of its accounts in the books
 * @param member user number of who has the perks
 * @param creator user number of whose perks they are
 * @param market code of the market whose days, tax and currency hold: the payer's
 * @param paymentMethod as its member named it; null for a gift
 * @param keptMethod number of the method that renewals are charged to; null when none was kept
 * @param gift number of the gift it came from; null when its member pays
 * @param disputed number of the dispute of a payment that is not decided; it rests meanwhile
 * @param fingerprint of the request that began it
 * @param createdAt business clock
 * @param endedAt business clock
 */
public record Membership(
        long number,
        long member,
        long creator,
        String market,
        String currency,
        @Nullable String paymentMethod,
        @Nullable Long keptMethod,
        @Nullable Long gift,
        @Nullable Long disputed,
        Fingerprint fingerprint,
        Standing standing,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /** Prefix of public ids. */
    public static final String PREFIX = "mem";

    /** The public id. */
    public String id() {
        return PublicId.of(PREFIX, number);
    }

    /** Whether the member has the tier's perks now. */
    public boolean hasPerks() {
        return disputed == null && standing.status().hasPerks();
    }

    /** The same with another standing. */
    Membership with(Standing changed) {
        return new Membership(
                number,
                member,
                creator,
                market,
                currency,
                paymentMethod,
                keptMethod,
                gift,
                disputed,
                fingerprint,
                changed,
                createdAt,
                endedAt);
    }
}
