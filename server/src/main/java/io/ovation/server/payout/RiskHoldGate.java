package io.ovation.server.payout;

import io.ovation.server.clock.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A payout of a riskier tier waits some days before it is sent; it may be approved meanwhile. */
@ApplicationScoped
class RiskHoldGate implements PayoutGate {
    private final PayoutTermsStore terms;
    private final Clocks clocks;

    RiskHoldGate(PayoutTermsStore terms, Clocks clocks) {
        this.terms = terms;
        this.clocks = clocks;
    }

    @Override
    public @Nullable Wait waits(Payout payout) {
        Instant until = terms.of(payout.number()).holdUntil();
        return until == null || !clocks.business().isBefore(until)
                ? null
                : new Wait("risk_hold", "Sent after a waiting time that holds for this account", until, true);
    }
}
