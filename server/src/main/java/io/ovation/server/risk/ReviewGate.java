package io.ovation.server.risk;

import io.ovation.server.payout.Payout;
import io.ovation.server.payout.PayoutGate;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Payouts wait while a case about their creator is open that holds them, and until a creator who has to has stepped up. */
@ApplicationScoped
class ReviewGate implements PayoutGate {
    private final Cases cases;
    private final StepUps stepUps;

    ReviewGate(Cases cases, StepUps stepUps) {
        this.cases = cases;
        this.stepUps = stepUps;
    }

    @Override
    public @Nullable Wait waits(Payout payout) {
        if (stepUps.required(payout.creator()).isPresent()) {
            return new Wait("step_up", "Prove again that it is you: something about your sign-in is new", null, false);
        }
        return cases.holding(payout.creator()).isPresent()
                ? new Wait("review", "We look at where some of the money comes from", null, false)
                : null;
    }
}
