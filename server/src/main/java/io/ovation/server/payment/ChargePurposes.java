package io.ovation.server.payment;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The purposes there are. Any thread. */
@ApplicationScoped
class ChargePurposes {
    private final List<ChargePurpose> all;

    ChargePurposes(@All List<ChargePurpose> all) {
        this.all = all;
    }

    /**
     * The one of this name.
     *
     * @throws IllegalStateException when there is none: a fault of who made the order
     */
    ChargePurpose named(String name) {
        return all.stream()
                .filter(purpose -> purpose.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing is paid for under the name " + name));
    }
}
