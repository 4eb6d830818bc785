package io.ovation.server.membership;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Lives;
import io.ovation.server.live.Show;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.ChargeOrder;
import io.ovation.server.payment.Charges;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Giving memberships to others: one payment for up to a hundred. Blocking; any thread. */
@ApplicationScoped
public class MembershipGifts {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SEED_BYTES = 32;

    private final Database database;
    private final GiftStore store;
    private final Tiers tiers;
    private final Charges charges;
    private final MembershipTerms terms;
    private final CreatorShares shares;
    private final Lives lives;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    MembershipGifts(
            Database database,
            GiftStore store,
            Tiers tiers,
            Charges charges,
            MembershipTerms terms,
            CreatorShares shares,
            Lives lives,
            Users users,
            Markets markets,
            Clocks clocks) {
        this.database = database;
        this.store = store;
        this.tiers = tiers;
        this.charges = charges;
        this.terms = terms;
        this.shares = shares;
        this.lives = lives;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * What somebody wants to give.
     *
     * @param live number of a room whose viewers may get it; null when receivers are named
     * @param count how many, where they are drawn
     * @param receivers user numbers, where they are named
     */
    public record Wish(
            long tier,
            @Nullable Long live,
            @Nullable Integer count,
            List<Long> receivers,
            String paymentMethod,
            boolean anonymous) {
        public Wish {
            receivers = List.copyOf(receivers);
        }
    }

    /** Gives. The gift itself is the idempotency record: the same key finds it again, as far as it has got by then. */
    public MembershipGift give(User giver, Wish wish, String key) {
        Fingerprint asked = Fingerprints.of(
                "membership-gift",
                wish.tier(),
                wish.live(),
                wish.count(),
                wish.receivers(),
                wish.paymentMethod(),
                wish.anonymous());
        AtomicLong charge = new AtomicLong();
        MembershipGift gift = database.inTransaction(handle -> {
            Optional<MembershipGift> before = GiftStore.findByKey(handle, giver.number(), key);
            return before.orElseGet(() -> begin(handle, giver, wish, key, asked, charge));
        });
        if (!gift.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        if (charge.get() != 0) {
            charges.goOn(charge.get());
        }
        return store.find(gift.number()).orElseThrow();
    }

    private MembershipGift begin(
            Handle handle, User giver, Wish wish, String key, Fingerprint asked, AtomicLong charge) {
        charges.requireTaken(wish.paymentMethod(), "payment_method");
        charges.requireMayPay(giver.number());
        Tier tier = tiers.get(wish.tier());
        if (tier.closed()) {
            throw Problem.of(ProblemCode.TIER_CLOSED).cure("Choose one of those that are offered");
        }
        if (tier.creator() == giver.number()) {
            throw Problem.of(ProblemCode.MEMBERSHIP_OF_SELF).detail("Nobody gives their own memberships away");
        }
        int places = places(handle, giver, tier, wish);
        Market market = markets.of(giver);
        Memberships.requireOffered(market);
        long price = Memberships.price(tier, market.currency());
        long amount = Math.multiplyExact(price, places);
        MembershipTerms.Share share = shares.of(tier.creator());
        byte[] seed = new byte[SEED_BYTES];
        RANDOM.nextBytes(seed);
        MembershipGift gift = new MembershipGift(
                Numbers.next(),
                giver.number(),
                tier.creator(),
                tier.number(),
                wish.live(),
                places,
                price,
                terms.taxIn(amount, market),
                terms.feeOn(amount, market.currency()),
                market.code(),
                market.currency(),
                wish.paymentMethod(),
                share.ppm(),
                share.reason(),
                wish.anonymous(),
                seed,
                Draw.commitment(seed),
                wish.receivers(),
                null,
                MembershipGift.Status.OPEN,
                null,
                0,
                asked,
                clocks.today(market),
                clocks.business());
        if (!GiftStore.insert(handle, gift, key)) {
            return GiftStore.findByKey(handle, giver.number(), key).orElseThrow();
        }
        Charge made = charges.order(
                handle,
                new ChargeOrder(
                        GiftBilling.PURPOSE,
                        gift.number(),
                        giver.number(),
                        market.code(),
                        market.currency(),
                        amount,
                        gift.tax(),
                        gift.fee(),
                        new ChargeOrder.Method.Fresh(wish.paymentMethod(), false),
                        gift.id(),
                        Fingerprints.of("membership-gift-charge", gift.number(), amount)));
        GiftStore.charged(handle, gift.number(), made.number());
        charge.set(made.number());
        return gift;
    }

    private int places(Handle handle, User giver, Tier tier, Wish wish) {
        if (wish.live() != null) {
            Integer count = wish.count();
            if (count == null
                    || count < 1
                    || count > terms.mostGiven()
                    || !wish.receivers().isEmpty()) {
                throw Problem.of(ProblemCode.COUNT_INVALID)
                        .field("count")
                        .detail("For viewers of a room count is 1 to " + terms.mostGiven() + ", and nobody is named");
            }
            Show show = lives.running(wish.live());
            if (show == null) {
                throw Problem.of(ProblemCode.ROOM_CLOSED).detail("The show has ended");
            }
            if (show.live().creator() != tier.creator()) {
                throw Problem.of(ProblemCode.FIELD_INVALID).field("live_id").detail("This is another creator's show");
            }
            return count;
        }
        List<Long> named = wish.receivers();
        if (named.isEmpty()
                || named.size() > terms.mostGiven()
                || named.stream().distinct().count() != named.size()) {
            throw Problem.of(ProblemCode.COUNT_INVALID)
                    .field("receiver_ids")
                    .detail("1 to " + terms.mostGiven() + " receivers, each once, or a live_id with a count");
        }
        if (named.contains(giver.number()) || named.contains(tier.creator())) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("receiver_ids")
                    .detail("Neither the giver nor the creator gets one");
        }
        Map<Long, User> known = users.all(named);
        for (Long each : named) {
            if (!known.containsKey(each)) {
                throw Problem.of(ProblemCode.NOT_FOUND)
                        .field("receiver_ids")
                        .detail("There is no user " + PublicId.of(User.PREFIX, each));
            }
        }
        List<Long> members = GiftStore.members(handle, tier.creator(), named);
        if (!members.isEmpty()) {
            throw Problem.of(ProblemCode.ALREADY_MEMBER)
                    .field("receiver_ids")
                    .detail("Members already: "
                            + members.stream()
                                    .map(each -> PublicId.of(User.PREFIX, each))
                                    .collect(Collectors.joining(", ")))
                    .cure("Leave them out");
        }
        return named.size();
    }

    /** A gift, for its giver, its creator and those who got it; {@code not_found} for anybody else. */
    public MembershipGift get(long user, long number) {
        return store.find(number)
                .filter(gift -> gift.giver() == user
                        || gift.creator() == user
                        || store.places(number).stream().anyMatch(place -> place.receiver() == user))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such gift of yours"));
    }

    /** Its places, once they are drawn. */
    List<MembershipGift.Place> places(long number) {
        return store.places(number);
    }
}
