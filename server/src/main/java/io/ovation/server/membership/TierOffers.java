package io.ovation.server.membership;

import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What creators offer, for those who set a scene. Blocking; any thread. */
@ApplicationScoped
public class TierOffers {
    private final Tiers tiers;

    TierOffers(Tiers tiers) {
        this.tiers = tiers;
    }

    /** Begins with the default tiers where there are none; numbers of the tiers, from the smallest. */
    public List<Long> begin(User creator) {
        return tiers.begin(creator).stream().map(Tier::number).toList();
    }
}
