package io.ovation.server.payout;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;

/** All gates of this server. Blocking; any thread. */
@ApplicationScoped
public class PayoutGates {
    private final List<PayoutGate> all;

    /** All there are. */
    @Inject
    public PayoutGates(@All List<PayoutGate> all) {
        this.all = all;
    }

    /** Why a payout waits; empty when nothing stands in its way. */
    List<PayoutGate.Wait> waits(Payout payout) {
        return all.stream()
                .map(gate -> gate.waits(payout))
                .filter(Objects::nonNull)
                .toList();
    }
}
