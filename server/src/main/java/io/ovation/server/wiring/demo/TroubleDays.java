package io.ovation.server.wiring.demo;

import io.ovation.audience.community.Community;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.server.callback.CallbackInbox;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.gift.GiftOutcome;
import io.ovation.server.gift.GiftWish;
import io.ovation.server.gift.Gifts;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.User;
import io.ovation.server.identity.UserDescription;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.live.Lives;
import io.ovation.server.payment.DisputeNews;
import io.ovation.server.payment.PaymentDisputes;
import io.ovation.server.payment.SandboxPayments;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The demo's trouble with payments, so that everybody can see what becomes of it:
 *
 * <ul>
 *   <li>Vic's bank takes a payment back after the gift of it had matured: Marisol keeps it, the reserve pays.
 *   <li>Nox buys with a stolen card and gives all of it to Camille: a case opens by itself, the gifts wait in quarantine and go
 *       back when the dispute is lost.
 *   <li>Mia disputes the payment of a gift to Juno and it is lost: what Juno had pending goes back.
 *   <li>Vic's second dispute is still open at the end.
 * </ul>
 */
@ApplicationScoped
public class TroubleDays {
    private static final Logger LOG = LoggerFactory.getLogger(TroubleDays.class);
    private static final int VIC_GIVES = 22;
    private static final int VIC_DISPUTES = 40;
    private static final int VIC_IS_LOST = 46;
    private static final int MIA_GIVES = 52;
    private static final int NOX_GIVES = 53;
    private static final int MIA_DISPUTES = 54;
    private static final int NOX_IS_DISPUTED = 55;
    private static final int BOTH_ARE_LOST = 57;
    private static final int VIC_DISPUTES_AGAIN = 58;
    private static final int JUNO = 0;
    private static final int MARISOL = 1;
    private static final int CAMILLE = 6;

    /** What the sandbox provider takes for a dispute, in cents. */
    private static final long FEE = 1_500;

    private static final String SOURCE = "sandbox-disputes";

    private final Users users;
    private final Recharges recharges;
    private final Lives lives;
    private final Gifts gifts;
    private final PaymentDisputes disputes;
    private final CallbackInbox inbox;
    private final Clocks clocks;
    private final Map<String, Recharge> disputed = new HashMap<>();

    TroubleDays(
            Users users,
            Recharges recharges,
            Lives lives,
            Gifts gifts,
            PaymentDisputes disputes,
            CallbackInbox inbox,
            Clocks clocks) {
        this.users = users;
        this.recharges = recharges;
        this.lives = lives;
        this.gifts = gifts;
        this.disputes = disputes;
        this.inbox = inbox;
        this.clocks = clocks;
    }

    /** After the shows of a day. What fails here is missing from the demo, and nothing else is. */
    void after(int day, Townspeople people) {
        try {
            happen(day, people);
        } catch (RuntimeException failed) {
            LOG.warn("The demo's trouble of day {} did not happen", day, failed);
        }
    }

    private void happen(int day, Townspeople people) {
        switch (day) {
            case VIC_GIVES -> {
                User vic = stranger("vic", "Vic");
                disputed.put("vic-1", people.buy(vic, 1_050, Channel.WEB, SandboxPayments.SUCCESS + ":amber"));
                encore(people.creator(MARISOL), vic, "comet", 1);
            }
            case VIC_DISPUTES -> tell("vic-1", null);
            case VIC_IS_LOST -> tell("vic-1", DisputeNews.Decision.LOST);
            case MIA_GIVES -> {
                // More than her other coins, so that not all of it is unspent when the bank takes it back.
                User mia = people.viewer(Community.MIA);
                disputed.put("mia-1", people.buy(mia, 1_050, Channel.WEB, SandboxPayments.SUCCESS));
                encore(people.creator(JUNO), mia, "comet", 1);
            }
            case NOX_GIVES -> {
                User nox = stranger("nox", "Nox");
                disputed.put("nox-1", people.buy(nox, 5_500, Channel.WEB, SandboxPayments.SUCCESS + ":stolen"));
                encore(people.creator(CAMILLE), nox, "comet", 5);
            }
            case MIA_DISPUTES -> tell("mia-1", null);
            case NOX_IS_DISPUTED -> tell("nox-1", null);
            case BOTH_ARE_LOST -> {
                tell("mia-1", DisputeNews.Decision.LOST);
                tell("nox-1", DisputeNews.Decision.LOST);
                disputed.put(
                        "vic-2",
                        people.buy(stranger("vic", "Vic"), 330, Channel.WEB, SandboxPayments.SUCCESS + ":amber"));
            }
            case VIC_DISPUTES_AGAIN -> tell("vic-2", null);
            default -> {
                // A quiet day.
            }
        }
    }

    private User stranger(String handle, String name) {
        return users.describe(
                "demo:" + handle, new UserDescription(name, handle, handle, "US", LocalDate.of(1991, 3, 14), 0, null));
    }

    /** A short show with some gifts of one viewer. */
    private void encore(User creator, User viewer, String gift, int times) {
        Live live = lives.start(creator, "One more", null, null).live();
        try {
            for (int time = 0; time < times; time++) {
                send(live, viewer, gift);
            }
        } finally {
            lives.end(live);
        }
    }

    private void send(Live live, User viewer, String gift) {
        GiftOutcome outcome = gifts.send(
                        Caller.user(viewer.number(), Set.of()),
                        live.number(),
                        new GiftWish(gift, 1, null, null, null),
                        IdempotencyKey.fresh())
                .toCompletableFuture()
                .join();
        if (!(outcome instanceof GiftOutcome.Sent)) {
            throw new IllegalStateException("A gift of the demo did not arrive: " + outcome);
        }
    }

    /** The provider tells of a dispute, by the same inbox as its signed callbacks. */
    private void tell(String name, DisputeNews.@Nullable Decision decision) {
        Recharge recharge = Objects.requireNonNull(disputed.get(name), name);
        String paid = recharges.find(recharge.number()).orElseThrow().providerReference();
        inbox.take(
                SOURCE,
                disputes.event(
                        "demo_" + name + "_" + (decision == null ? "open" : decision.stored()),
                        decision == null ? "dispute.open" : "dispute." + decision.stored(),
                        new DisputeNews(
                                SandboxPayments.NAME,
                                "sbd_demo_" + name,
                                Objects.requireNonNull(paid),
                                recharge.price(),
                                recharge.currency(),
                                FEE,
                                recharge.currency(),
                                "fraudulent",
                                null,
                                true,
                                decision)),
                clocks.wall());
    }
}
