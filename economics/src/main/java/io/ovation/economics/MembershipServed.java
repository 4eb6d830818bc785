package io.ovation.economics;

import java.time.LocalDate;

/**
 * A day of a membership is over: its share of what was paid is earned. The header's day is the day that was served.
 *
 * @param membership whose day it is
 * @param member who was served
 * @param creator who served
 * @param currency what was paid in
 * @param netMicros this day's part of what was paid, less tax; on the last day all that is left
 * @param shareMicros the creator's share of it
 * @param maturesOn the day from which the share is available, in the creator's time zone
 */
public record MembershipServed(
        Header header,
        long membership,
        long member,
        long creator,
        Asset currency,
        long netMicros,
        long shareMicros,
        LocalDate maturesOn)
        implements MoneyEvent {
    public MembershipServed {
        Require.positive(membership, "membership");
        Require.positive(member, "member");
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.notNegative(netMicros, "net");
        Require.notNegative(shareMicros, "creator's share");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_SERVED;
    }
}
