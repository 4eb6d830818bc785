package io.ovation.economics;

/**
 * A creator was confirmed complicit after a lost dispute was accounted for: what the fraud reserve and the platform had
 * borne for a gift is the creator's debt now. {@link ClawBackAmounts} reads from the gift's entry what that was.
 *
 * @param creator who is confirmed complicit: two people agreed, on evidence
 * @param stream the stream the gift earned in
 * @param currency the earnings currency
 * @param borne what of the gift others had borne
 * @param dispute number of the dispute
 * @param sender who sent the gift
 */
public record ClawBackCorrected(
        Header header, long creator, Stream stream, Asset currency, ClawBackAmounts borne, long dispute, long sender)
        implements MoneyEvent {
    public ClawBackCorrected {
        Require.positive(creator, "creator");
        if (!stream.hasDiamonds()) {
            throw new IllegalArgumentException("gifts earn diamonds, " + stream.code() + " has none");
        }
        Require.fiat(currency, "currency");
        Require.positive(dispute, "dispute");
        Require.positive(sender, "sender");
    }

    @Override
    public EventKind kind() {
        return EventKind.CLAW_BACK_CORRECTED;
    }
}
