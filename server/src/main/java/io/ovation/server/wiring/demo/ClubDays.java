package io.ovation.server.wiring.demo;

import io.ovation.audience.community.Community;
import io.ovation.audience.community.Streams;
import io.ovation.client.http.IdempotencyKey;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.User;
import io.ovation.server.membership.MembershipGifts;
import io.ovation.server.membership.Memberships;
import io.ovation.server.membership.TierOffers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The demo's memberships: creators offer three tiers, some fans join one on most evenings, some of their cards do not renew,
 * and Mia, who is a member of Juno herself,
 * gives three months of Juno away, and twenty of somebody else. Moves money as members do.
 */
@ApplicationScoped
public class ClubDays {
    private static final int FIRST_DAY = 8;
    /** From here on nothing that Juno earns by members matures within the sixty days: she stays a little short of a payout. */
    private static final int JUNO_OFFERS = 47;

    private static final int MIA_JOINS = 48;
    private static final int MIA_GIVES = 50;
    private static final int JOINING_A_DAY = 2;
    /** On this evening Mia gives many months of another creator away. */
    private static final int BATCH_DAY = 40;

    private static final int BATCH = 20;

    private final TierOffers offers;
    private final Memberships memberships;
    private final MembershipGifts gifts;
    private final SplittableRandom random = Streams.of(Community.DEMO_SEED, "members");

    ClubDays(TierOffers offers, Memberships memberships, MembershipGifts gifts) {
        this.offers = offers;
        this.memberships = memberships;
        this.gifts = gifts;
    }

    /** What happens on the night after a day. */
    void after(int day, List<User> creators, List<User> fans, User mia) {
        if (day == FIRST_DAY) {
            creators.stream().skip(1).forEach(offers::begin);
        }
        if (day > FIRST_DAY) {
            for (int i = 0; i < JOINING_A_DAY; i++) {
                int all = creators.size();
                User creator = creators.get(day < JUNO_OFFERS ? 1 + random.nextInt(all - 1) : random.nextInt(all));
                User fan = fans.get(random.nextInt(fans.size()));
                String card = random.nextInt(8) == 0 ? "card_renewal_declined" : "card_success";
                join(fan, creator, random.nextInt(10) < 7 ? 0 : random.nextInt(3), card);
            }
        }
        if (day == MIA_JOINS) {
            join(mia, creators.getFirst(), 1, "card_success");
        }
        if (day == MIA_GIVES) {
            give(mia, creators.getFirst(), fans, 3);
        }
        if (day == BATCH_DAY) {
            give(mia, creators.get(1), fans, BATCH);
        }
    }

    /** One payment for the first fans who are no members yet. */
    private void give(User giver, User creator, List<User> fans, int count) {
        gifts.give(
                giver,
                new MembershipGifts.Wish(
                        offers.begin(creator).getFirst(),
                        null,
                        null,
                        fans.stream()
                                .filter(fan -> memberships
                                        .open(creator.number(), fan.number())
                                        .isEmpty())
                                .limit(count)
                                .map(User::number)
                                .toList(),
                        "card_success",
                        false),
                IdempotencyKey.fresh());
    }

    private void join(User fan, User creator, int tier, String card) {
        try {
            memberships.join(fan, offers.begin(creator).get(tier), card, IdempotencyKey.fresh());
        } catch (Problem e) {
            // Markets differ, and fans come back.
            if (e.code() != ProblemCode.ALREADY_MEMBER && e.code() != ProblemCode.MARKET_WITHOUT_PRICES) {
                throw e;
            }
        }
    }
}
