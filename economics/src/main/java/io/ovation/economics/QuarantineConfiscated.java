package io.ovation.economics;

/**
 * Two people agreed, on evidence, that a gift in quarantine was fraud: its earnings go to the fraud reserve, which pays
 * when the money of the gift is taken back.
 *
 * @param creator who received the gift
 * @param currency the earnings currency
 * @param quarantine number of the quarantine
 * @param sender who sent the gift
 */
public record QuarantineConfiscated(Header header, long creator, Asset currency, long quarantine, long sender)
        implements MoneyEvent {
    public QuarantineConfiscated {
        Require.positive(creator, "creator");
        Require.fiat(currency, "currency");
        Require.positive(quarantine, "quarantine");
        Require.positive(sender, "sender");
    }

    @Override
    public EventKind kind() {
        return EventKind.QUARANTINE_CONFISCATED;
    }
}
