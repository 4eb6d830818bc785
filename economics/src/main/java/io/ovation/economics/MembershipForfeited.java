package io.ovation.economics;

/**
 * A month that somebody gave was paid with money that a lost dispute took back: what was not served of it is owed to nobody
 * any more. {@link MembershipDisputeLost} over the gift has booked the loss; this takes the unserved part of it off again.
 *
 * @param payer who had paid
 * @param membership number of the receiver's membership
 * @param currency what was paid in
 * @param netMicros what was not served of the gift, less tax; the rest of what the membership holds is its member's own
 * @param dispute number of the dispute
 */
public record MembershipForfeited(
        Header header, long payer, long membership, Asset currency, long netMicros, long dispute)
        implements MoneyEvent {
    public MembershipForfeited {
        Require.positive(payer, "payer");
        Require.positive(membership, "membership");
        Require.fiat(currency, "currency");
        Require.positive(netMicros, "net");
        Require.positive(dispute, "dispute");
    }

    @Override
    public EventKind kind() {
        return EventKind.MEMBERSHIP_FORFEITED;
    }
}
