package io.ovation.server.membership;

import io.ovation.server.api.Money;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.payment.Charge;
import io.ovation.server.payment.Charges;
import io.ovation.server.payment.NextAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Memberships as the API shows them. Blocking; any thread. */
@ApplicationScoped
public class MembershipViews {
    private final Tiers tiers;
    private final BillStore bills;
    private final Charges charges;
    private final MembershipTerms terms;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    MembershipViews(
            Tiers tiers,
            BillStore bills,
            Charges charges,
            MembershipTerms terms,
            Users users,
            Markets markets,
            Clocks clocks) {
        this.tiers = tiers;
        this.bills = bills;
        this.charges = charges;
        this.terms = terms;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** A membership with its last payment. */
    View of(Membership membership) {
        Standing standing = membership.standing();
        Tier tier = tiers.get(standing.tier());
        LocalDate today = clocks.today(markets.get(membership.market()));
        int month = standing.month(today);
        Long next = standing.nextTier();
        Long gift = membership.gift();
        EndReason end = standing.endReason();
        String currency = membership.currency();
        return new View(
                membership.id(),
                person(membership.creator()),
                new TierName(tier.id(), tier.name()),
                membership.disputed() != null ? "disputed" : standing.status().text(),
                new Money(standing.price(), currency),
                month,
                terms.badge(month),
                membership.hasPerks()
                        ? tier.perks().stream().sorted().map(Perk::text).toList()
                        : List.of(),
                standing.periodStart(),
                standing.periodEnd(),
                standing.atPeriodEnd().text(),
                next == null
                        ? null
                        : new NextTier(
                                PublicId.of(Tier.PREFIX, next),
                                tiers.get(next).name(),
                                new Money(standing.nextPrice(), currency)),
                standing.pausedUntil(),
                standing.retryOn(),
                standing.graceEnds(),
                gift == null ? null : PublicId.of(MembershipGift.PREFIX, gift),
                membership.paymentMethod(),
                end == null ? null : end.text(),
                bills.of(membership.number(), 1).stream()
                        .findFirst()
                        .map(this::bill)
                        .orElse(null),
                membership.createdAt(),
                membership.endedAt());
    }

    /** A payment of a membership. */
    BillView bill(Bill bill) {
        Charge charge =
                bill.charge() == null ? null : charges.find(bill.charge()).orElse(null);
        NextAction action = charge == null ? null : charge.nextAction();
        long refunded =
                bill.charge() == null || bill.status() != Bill.Status.PAID ? 0 : charges.refunded(bill.charge());
        String currency = bill.currency();
        return new BillView(
                bill.id(),
                bill.kind().text(),
                charge == null || bill.status() != Bill.Status.OPEN
                        ? bill.status().text()
                        : charge.shownStatus(),
                new Money(bill.price(), currency),
                new Money(bill.credit(), currency),
                new Money(bill.amount(), currency),
                new Money(bill.tax(), currency),
                new Money(bill.fee(), currency),
                new Money(refunded, currency),
                bill.sharePpm() / 10_000.0,
                bill.shareReason(),
                bill.attempt(),
                bill.reason(),
                action == null ? null : new ActionView(action.type().shown(), action.clientSecret(), action.url()),
                bill.createdAt(),
                bill.entryId() == null ? null : PublicId.of("ent", bill.entryId()),
                bill.entrySequence());
    }

    /** Somebody as others see them. */
    PersonView person(long number) {
        return users.find(number)
                .map(user -> new PersonView(user.id(), user.name(), user.handle(), user.avatarSeed()))
                .orElse(new PersonView(PublicId.of(User.PREFIX, number), "Somebody", "", ""));
    }

    /** Somebody as others see them. */
    @Schema(name = "MembershipPerson")
    public record PersonView(String id, String name, String handle, String avatarSeed) {}

    /** A tier by name. */
    @Schema(name = "TierName")
    public record TierName(String id, String name) {}

    /** The tier of the next month. */
    @Schema(name = "NextTier")
    public record NextTier(String id, String name, Money price) {}

    /**
     * What the payer's app has to do before a payment can be decided.
     *
     * @param type {@code confirm}, {@code authenticate} or {@code redirect}
     */
    @Schema(name = "MembershipAction")
    public record ActionView(
            String type,
            @Nullable String clientSecret,
            @Nullable String url) {}

    /**
     * A membership.
     *
     * @param price a month, as it was agreed
     * @param month of the unbroken membership, from 1
     * @param badgeMonths the months that the badge shows
     * @param perks what the member has now
     * @param periodEnd first day after the month that is paid
     * @param atPeriodEnd what happens then: {@code renew}, {@code pause} or {@code end}
     * @param nextTier the tier of the next month, when it is another
     * @param retryOn when a renewal that was declined is tried again
     * @param graceEnds first day without perks, should nothing be paid
     * @param lastBill the newest payment, whatever became of it
     */
    @Schema(name = "Membership")
    public record View(
            String id,
            PersonView creator,
            TierName tier,

            @Schema(enumeration = {"pending", "active", "past_due", "paused", "refunding", "disputed", "ended"})
            String status,

            Money price,
            int month,
            int badgeMonths,
            List<String> perks,
            LocalDate periodStart,
            LocalDate periodEnd,

            @Schema(enumeration = {"renew", "pause", "end"}) String atPeriodEnd,

            @Nullable NextTier nextTier,
            @Nullable LocalDate pausedUntil,
            @Nullable LocalDate retryOn,
            @Nullable LocalDate graceEnds,
            @Nullable String giftId,
            @Nullable String paymentMethod,
            @Nullable String endReason,
            @Nullable BillView lastBill,
            Instant createdAt,
            @Nullable Instant endedAt) {}

    /**
     * A payment of a membership, and who gets what of it.
     *
     * @param price a month in the tier
     * @param credit of it, what was left of the month before
     * @param amount what is charged
     * @param tax the tax in the amount
     * @param fee what the payment provider keeps
     * @param refunded what went back, or is on its way
     * @param creatorPercent the creator's part of amount less tax, earned day by day
     * @param creatorReason why so much
     * @param attempt from 1
     * @param reason why it was not paid
     */
    @Schema(name = "MembershipBill")
    public record BillView(
            String id,

            @Schema(enumeration = {"join", "renewal", "upgrade", "resumption"})
            String kind,

            @Schema(enumeration = {"pending", "processing", "requires_action", "paid", "unpaid"})
            String status,

            Money price,
            Money credit,
            Money amount,
            Money tax,
            Money fee,
            Money refunded,
            double creatorPercent,
            String creatorReason,
            int attempt,
            @Nullable String reason,
            @Nullable ActionView nextAction,
            Instant createdAt,
            @Nullable String entryId,
            @Nullable Long sequence) {}
}
