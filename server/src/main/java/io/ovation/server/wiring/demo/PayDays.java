package io.ovation.server.wiring.demo;

import io.ovation.client.http.IdempotencyKey;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Personas;
import io.ovation.server.identity.User;
import io.ovation.server.payout.Payout;
import io.ovation.server.payout.PayoutAccounts;
import io.ovation.server.payout.Payouts;
import io.ovation.server.payout.SandboxBank;
import io.ovation.server.store.Sweeper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The demo's payouts: on three days every creator who has enough asks to be paid and Ada approves; Marisol's first one
 * comes back, because her account is closed, and she names another; Emil's only one still waits for Ada.
 */
@ApplicationScoped
public class PayDays {
    private static final Set<Integer> DAYS = Set.of(26, 38, 52);
    private static final int LAST_DAY = 59;
    private static final int MARISOL = 1;
    private static final int EMIL = 4;

    /** The sandbox bank decides two seconds after it was asked; we do not wait for that. */
    private static final Duration AHEAD = Duration.ofSeconds(3);

    private final Payouts payouts;
    private final PayoutAccounts accounts;
    private final Personas personas;
    private final Sweeper sweeper;
    private final AtomicInteger asked = new AtomicInteger();

    PayDays(Payouts payouts, PayoutAccounts accounts, Personas personas, Sweeper sweeper) {
        this.payouts = payouts;
        this.accounts = accounts;
        this.personas = personas;
        this.sweeper = sweeper;
    }

    /** How many payouts were asked for. */
    int asked() {
        return asked.get();
    }

    void openAccounts(List<User> creators) {
        for (int i = 0; i < creators.size(); i++) {
            accounts.set(
                    creators.get(i).number(),
                    SandboxBank.KIND,
                    i == MARISOL ? SandboxBank.RETURNS : SandboxBank.OK,
                    null);
        }
    }

    /** What happens on the night after a day. */
    void after(int day, List<User> creators) {
        if (DAYS.contains(day)) {
            User finance = personas.user("finance");
            Caller ada = Caller.user(finance.number(), finance.roles());
            for (int i = 0; i < creators.size(); i++) {
                Payout payout = i == EMIL ? null : ask(creators.get(i));
                if (payout != null) {
                    payouts.decide(ada, payout.number(), new FourEyes.Decision(true, null));
                }
            }
        }
        if (DAYS.contains(day - 1)) {
            sweeper.sweep(Instant.now().plus(AHEAD));
        }
        if (day == 40) {
            accounts.set(creators.get(MARISOL).number(), SandboxBank.KIND, SandboxBank.OK, null);
        }
        if (day == LAST_DAY) {
            ask(creators.get(EMIL));
        }
    }

    private @Nullable Payout ask(User creator) {
        try {
            Payout payout = payouts.ask(creator, null, IdempotencyKey.fresh());
            asked.incrementAndGet();
            return payout;
        } catch (Problem e) {
            if (e.code() != ProblemCode.PAYOUT_BELOW_MINIMUM) {
                throw e;
            }
            return null;
        }
    }
}
