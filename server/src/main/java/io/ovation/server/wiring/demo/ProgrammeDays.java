package io.ovation.server.wiring.demo;

import io.ovation.server.api.Problem;
import io.ovation.server.identity.Feature;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.programme.Appeals;
import io.ovation.server.programme.Programme;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's creators and the programme: in the middle of the history all of them apply where it is offered, some are refused, and
 * the first who is appeals. The fund's days close by themselves as time goes on.
 */
@ApplicationScoped
public class ProgrammeDays {
    private static final Logger LOG = LoggerFactory.getLogger(ProgrammeDays.class);
    private static final int APPLICATIONS = 34;

    private final Programme programme;
    private final Appeals appeals;
    private final Markets markets;

    ProgrammeDays(Programme programme, Appeals appeals, Markets markets) {
        this.programme = programme;
        this.appeals = appeals;
        this.markets = markets;
    }

    /** After the shows of a day. */
    void after(int day, List<User> creators) {
        if (day != APPLICATIONS) {
            return;
        }
        boolean isAppealed = false;
        for (User creator : creators) {
            if (!markets.of(creator).has(Feature.CREATOR_NEXT)) {
                continue;
            }
            try {
                if (!programme.join(creator) && !isAppealed) {
                    appeals.ask(creator, "My views are growing every week. Please look at them again.");
                    isAppealed = true;
                }
            } catch (Problem refusal) {
                LOG.warn("{} could not apply: {}", creator.handle(), refusal.getMessage());
            }
        }
    }
}
