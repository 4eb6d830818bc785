package io.ovation.client.membership;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Memberships, as one user has them; for the platform, who is a member. */
public final class Memberships {
    private final Door door;

    /** For one user, or for the platform. */
    public Memberships(Door door) {
        this.door = door;
    }

    /**
     * What a creator offers, and the caller's own membership.
     *
     * @param market whose prices; null for the caller's own, which guests do not have
     */
    public Call<Offer> of(String creatorId, @Nullable String market) {
        return door.get(Route.of("creators", creatorId, "membership").with("market", market), Offer.class);
    }

    /** Joins a tier. A declined payment is an answer, not a problem: the membership has ended then, and its bill says why. */
    public Call<Membership> join(String tierId, String paymentMethod) {
        return door.postOnce(
                Route.of("memberships"),
                Door.body("tier_id", tierId, "payment_method", paymentMethod),
                Membership.class);
    }

    /** The caller's own, the newest first. */
    public Listing<Membership> list() {
        return door.list(Route.of("memberships"), Membership.class);
    }

    /** One of the caller's own. */
    public Call<Membership> get(String id) {
        return door.get(Route.of("memberships", id), Membership.class);
    }

    /** What was paid for it, the newest first. */
    public Call<Bills> bills(String id) {
        return door.get(Route.of("memberships", id, "bills"), Bills.class);
    }

    /** Ends it with the month that is paid. */
    public Call<Membership> cancel(String id) {
        return door.postAgain(
                Route.of("memberships", id, "cancellation"), Door.body("at", "period_end"), Membership.class);
    }

    /** Ends it at once; what is not served goes back to where it came from. */
    public Call<Membership> cancelNow(String id) {
        return door.postAgain(Route.of("memberships", id, "cancellation"), Door.body("at", "now"), Membership.class);
    }

    /** Rests from the end of the paid month on, for so many months. */
    public Call<Membership> pause(String id, int months) {
        return door.postAgain(Route.of("memberships", id, "pause"), Door.body("months", months), Membership.class);
    }

    /** Takes back what was planned for the end of the month: a cancellation, a pause, another tier. */
    public Call<Membership> keep(String id) {
        return door.delete(Route.of("memberships", id, "plans"), Membership.class);
    }

    /** What another tier would cost now. */
    public Call<ChangeQuote> changeQuote(String id, String tierId) {
        return door.get(Route.of("memberships", id, "change-quote").with("tier_id", tierId), ChangeQuote.class);
    }

    /**
     * Goes to a dearer tier now, for the difference, or to a cheaper one with the next month.
     *
     * @param confirmedCharge of the quote: when it costs something else by now, nothing happens; null for any
     */
    public Call<Membership> change(String id, String tierId, @Nullable Money confirmedCharge) {
        return door.postOnce(
                Route.of("memberships", id, "changes"),
                Door.body("tier_id", tierId, "confirmed_charge", confirmedCharge),
                Membership.class);
    }

    /**
     * Pays now for a renewal that was declined, or ends a pause.
     *
     * @param paymentMethod null for the one that was kept
     */
    public Call<Membership> pay(String id, @Nullable String paymentMethod) {
        return door.postOnce(
                Route.of("memberships", id, "payments"), Door.body("payment_method", paymentMethod), Membership.class);
    }

    /**
     * For the platform: whether somebody is a member of a creator, and what they get.
     *
     * @param user our id or yours
     * @param creator our id or yours
     * @param perk that is asked about; null for none
     */
    public Call<Check> check(String user, String creator, @Nullable String perk) {
        return door.get(
                Route.of("memberships", "check")
                        .with("user", user)
                        .with("creator", creator)
                        .with("perk", perk),
                Check.class);
    }

    /**
     * What a creator offers.
     *
     * @param market whose prices these are
     * @param membership the caller's own, if there is one that is not over
     */
    public record Offer(
            Membership.Member creator,
            String market,
            List<OfferedTier> tiers,
            @Nullable Membership membership) {}

    /** A tier with its price of a month. */
    public record OfferedTier(
            String id, int rank, String name, String about, List<String> perks, int earlyAccessHours, Money price) {}

    /** Payments of a membership. */
    public record Bills(List<Membership.Bill> items) {}

    /**
     * What another tier would cost.
     *
     * @param upgrade whether it is charged now; else it is for the next month
     * @param credit what is left of the running month, which is taken off
     * @param charge what is charged now
     * @param from first day with it
     */
    public record ChangeQuote(boolean upgrade, Money price, Money credit, Money charge, LocalDate from) {}

    /**
     * Whether somebody is a member.
     *
     * @param allowed whether they have the perk that was asked for; as a member, when none was
     * @param earlyAccessHours how long before everybody they see posts and videos
     * @param month of the unbroken membership, from 1
     * @param source {@code paid}, {@code gift}, {@code patreon} or {@code kofi}
     * @param until first day that is not covered yet, where that is known
     */
    public record Check(
            boolean member,
            boolean allowed,
            Membership.@Nullable Tier tier,
            List<String> perks,
            int earlyAccessHours,
            @Nullable Integer month,
            @Nullable Integer badgeMonths,
            @Nullable String source,
            @Nullable LocalDate until) {}
}
