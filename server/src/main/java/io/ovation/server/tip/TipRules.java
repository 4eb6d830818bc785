package io.ovation.server.tip;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Feature;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalInt;

/** Who may tip whom. What is not known is refused, with the reason. In memory; any thread. */
@ApplicationScoped
class TipRules {
    private final Markets markets;
    private final Clocks clocks;

    TipRules(Markets markets, Clocks clocks) {
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * Refuses a tip that may not be.
     *
     * @throws Problem {@code tip_to_self}, {@code market_without_feature}, {@code age_unknown}, {@code age_too_low}, {@code
     *     creator_not_eligible}, {@code followers_too_few}
     */
    void require(User payer, User creator, TipTerms.Terms terms) {
        if (payer.number() == creator.number()) {
            throw Problem.of(ProblemCode.TIP_TO_SELF).cure("Tip somebody else");
        }
        requireFeature(markets.of(payer), "you live");
        requireFeature(markets.of(creator), "the creator lives");
        requireAge(payer, "payer", markets.of(payer).sendAge());
        if (!creator.accountType().mayReceiveGifts()) {
            throw Problem.of(ProblemCode.CREATOR_NOT_ELIGIBLE)
                    .detail("Accounts of governments and politicians receive no tips");
        }
        if (creator.followers() < terms.minimumFollowers()) {
            throw Problem.of(ProblemCode.FOLLOWERS_TOO_FEW)
                    .detail("The creator has " + creator.followers() + " followers; tips take "
                            + terms.minimumFollowers());
        }
        requireAge(creator, "creator", markets.of(creator).receiveAge());
    }

    /** {@code market_without_feature} where there are no tips. */
    static void requireFeature(Market market, String who) {
        if (!market.has(Feature.TIPS)) {
            throw Problem.of(ProblemCode.MARKET_WITHOUT_FEATURE)
                    .detail("There are no tips in " + market.name() + ", where " + who);
        }
    }

    private void requireAge(User user, String who, int least) {
        OptionalInt age = user.ageOn(clocks.today(markets.of(user)));
        if (age.isEmpty()) {
            throw Problem.of(ProblemCode.AGE_UNKNOWN)
                    .detail("Nobody has told us how old the " + who + " is")
                    .cure("The platform asserts the birth date with PUT /v1/users/{external_id}");
        }
        if (age.getAsInt() < least) {
            throw Problem.of(ProblemCode.AGE_TOO_LOW).detail("The " + who + " is not " + least + " yet");
        }
    }
}
