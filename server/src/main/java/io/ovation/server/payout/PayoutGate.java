package io.ovation.server.payout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that may stand between a payout and the provider. Every gate is asked before a payout is approved and again before it
 * is sent; while one of them has a reason, the payout waits where it is, and the sweeper asks again. Nothing is lost by
 * waiting: the money stays set aside. Features provide beans of this type.
 */
public interface PayoutGate {
    /** Why the payout has to wait now; null when it need not. Blocking; must not change anything that a second call repeats. */
    @Nullable
    Wait waits(Payout payout);

    /**
     * Why a payout waits.
     *
     * @param code stable: {@code screening_hit}, {@code hold}, {@code risk_hold} …
     * @param text one sentence for the creator, which accuses nobody
     * @param until when it ends by itself, by the business clock; null when people have to decide
     * @param decisionAllowed whether a second person may approve meanwhile, so that it is sent as soon as the wait ends
     */
    record Wait(String code, String text, @Nullable Instant until, boolean decisionAllowed) {}
}
