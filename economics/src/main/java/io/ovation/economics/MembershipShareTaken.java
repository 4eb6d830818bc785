package io.ovation.economics;

import java.time.LocalDate;

/**
 * A served day of a membership turned out to be paid with money that a lost dispute took back.
 *
 * @param membership whose day it was
 * @param creator who had earned by it
 * @param currency what was paid in
 * @param shareMicros the creator's share of the part of the day that was paid with that money
 * @param maturesOn the day from which the share is, or was, available
 * @param matured whether that day has come: what is matured is never taken back
 * @param dispute number of the dispute
 */
public record MembershipShareTaken(
        Header header,
        long membership,
        long creator,
        Asset currency,
        long shareMicros,
        LocalDate maturesOn,
        boolean matured,
        long dispute)
        implements MoneyEvent {
    public MembershipShareTaken {
        Require.positive(membership, "membership");
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(shareMicros, "creator's share");
        Require.positive(dispute, "dispute");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_SHARE_TAKEN;
    }
}
