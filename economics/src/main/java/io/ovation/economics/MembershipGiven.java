package io.ovation.economics;

/**
 * A place of a gift of memberships went to somebody: its part of what the giver paid is now owed to the receiver.
 *
 * @param gift number of the gift
 * @param giver who paid
 * @param membership number of the receiver's membership
 * @param currency what was paid in
 * @param netMicros this place's part of what was paid, less tax; of the last place all that is left
 */
public record MembershipGiven(Header header, long gift, long giver, long membership, Asset currency, long netMicros)
        implements MoneyEvent {
    public MembershipGiven {
        Require.positive(gift, "gift");
        Require.positive(giver, "giver");
        Require.positive(membership, "membership");
        Require.fiat(currency, "currency");
        Require.positive(netMicros, "net");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_GIVEN;
    }
}
