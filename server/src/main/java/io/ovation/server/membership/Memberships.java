package io.ovation.server.membership;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.IdempotencyKeys;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Principal;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.EventType;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Feature;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.membership.Standing.AtPeriodEnd;
import io.ovation.server.payment.ChargeOrder;
import io.ovation.server.payment.Charges;
import io.ovation.server.store.Database;
import io.ovation.server.store.HeldTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What members do: join, change, pause, cancel. Each is one SQL transaction that holds the membership's row; what it charges
 * or returns goes on after it and is finished by the sweeper. Blocking; any thread.
 */
@ApplicationScoped
public class Memberships {
    private static final HeldTransactions STEPS = new HeldTransactions(8);
    private static final int MOST_BILLS = 200;

    private final Database database;
    private final MembershipStore store;
    private final Tiers tiers;
    private final Billing billing;
    private final MembershipDays days;
    private final MembershipRefunds refunds;
    private final Charges charges;
    private final Members members;
    private final MembershipTerms terms;
    private final IdempotencyKeys keys;
    private final Markets markets;
    private final Clocks clocks;

    Memberships(
            Database database,
            MembershipStore store,
            Tiers tiers,
            Billing billing,
            MembershipDays days,
            MembershipRefunds refunds,
            Charges charges,
            Members members,
            MembershipTerms terms,
            IdempotencyKeys keys,
            Markets markets,
            Clocks clocks) {
        this.database = database;
        this.store = store;
        this.tiers = tiers;
        this.billing = billing;
        this.days = days;
        this.refunds = refunds;
        this.charges = charges;
        this.members = members;
        this.terms = terms;
        this.keys = keys;
        this.markets = markets;
        this.clocks = clocks;
    }

    /**
     * Joins. The membership itself is the idempotency record: the same key finds it again, as far as it has got by then.
     *
     * @return active, or pending while the payment is, or ended when it was declined
     */
    public Membership join(User member, long tierNumber, String paymentMethod, String key) {
        Fingerprint asked = Fingerprints.of("membership-join", tierNumber, paymentMethod);
        AtomicLong charge = new AtomicLong();
        Membership membership = database.inTransaction(handle -> {
            Optional<Membership> before = MembershipStore.findByKey(handle, member.number(), key);
            return before.orElseGet(() -> begin(handle, member, tierNumber, paymentMethod, key, asked, charge));
        });
        if (!membership.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        if (charge.get() != 0) {
            charges.goOn(charge.get());
        }
        return store.get(membership.number());
    }

    private Membership begin(
            Handle handle,
            User member,
            long tierNumber,
            String paymentMethod,
            String key,
            Fingerprint asked,
            AtomicLong charge) {
        charges.requireTaken(paymentMethod, "payment_method");
        charges.requireMayPay(member.number());
        Tier tier = open(tierNumber);
        requireNotSelf(member.number(), tier);
        Market market = markets.of(member);
        requireOffered(market);
        long price = price(tier, market.currency());
        long bill = Billing.newNumber();
        Membership membership = new Membership(
                Numbers.next(),
                member.number(),
                tier.creator(),
                market.code(),
                market.currency(),
                paymentMethod,
                null,
                null,
                null,
                asked,
                Lifecycle.asked(tier.number(), price, clocks.today(market), bill),
                clocks.business(),
                null);
        if (!MembershipStore.insert(handle, membership, key)) {
            return MembershipStore.findByKey(handle, member.number(), key)
                    .orElseThrow(() -> Problem.of(ProblemCode.ALREADY_MEMBER)
                            .detail("You are a member already, or a payment for that is under way")
                            .cure("Change the membership you have"));
        }
        charge.set(billing.open(
                handle,
                membership,
                new Billing.Due(
                        bill,
                        BillKind.JOIN,
                        tier.number(),
                        price,
                        0,
                        new ChargeOrder.Method.Fresh(paymentMethod, true))));
        return membership;
    }

    /** A member's own; {@code not_found} for anybody else's. */
    public Membership get(long member, long number) {
        return store.find(number)
                .filter(membership -> membership.member() == member)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such membership"));
    }

    /** A member's, newest first. */
    public Page<Membership> page(long member, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.ofMember(member, key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }

    /** The open one of a member and creator, if there is one. */
    public Optional<Membership> open(long creator, long member) {
        return store.open(creator, member);
    }

    /**
     * What a change of tier would mean now.
     *
     * @param upgrade whether it is charged now; else it is for the next month
     * @param price a month in the tier, minor units
     * @param credit what is left of the running month
     * @param charge what is charged now
     * @param from the first day with it
     */
    public record ChangeQuote(boolean upgrade, long price, long credit, long charge, LocalDate from) {}

    /** What a change would mean now. */
    public ChangeQuote quote(Membership membership, long tierNumber) {
        return quote(membership, open(tierNumber), clocks.today(markets.get(membership.market())));
    }

    private ChangeQuote quote(Membership membership, Tier tier, LocalDate today) {
        Standing standing = membership.standing();
        if (tier.creator() != membership.creator() || tier.number() == standing.tier()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("tier_id")
                    .detail(tier.number() == standing.tier() ? "This is the tier you have" : "Another creator's tier");
        }
        long price = price(tier, membership.currency());
        if (price <= standing.price()) {
            if (membership.gift() != null && membership.keptMethod() == null) {
                throw Problem.of(ProblemCode.MEMBERSHIP_NOT_CHANGEABLE)
                        .detail("A month that was given is not renewed")
                        .cure("Go to a dearer tier, or join when it is over");
            }
            return new ChangeQuote(false, price, 0, 0, standing.periodEnd());
        }
        int past = Math.toIntExact(ChronoUnit.DAYS.between(standing.periodStart(), today));
        int length = standing.schedule().days();
        Proration proration =
                Proration.upgrade(standing.worth(), length, Math.clamp((long) length - past, 0, length), price);
        return new ChangeQuote(true, price, proration.credit(), proration.charge(), today);
    }

    /**
     * Goes to another tier: at once and for the difference to a dearer one, with the next month to a cheaper one.
     *
     * @param confirmedCharge what the member was told it costs now; {@code price_changed} when it is something else
     * @param paymentMethod null for the one that was kept
     */
    public Membership change(
            Principal caller,
            String key,
            long member,
            long number,
            long tierNumber,
            @Nullable String paymentMethod,
            @Nullable Long confirmedCharge) {
        AtomicLong charge = new AtomicLong();
        keys.onceIn(
                caller,
                key,
                Fingerprints.of("membership-change", number, tierNumber, paymentMethod, confirmedCharge),
                Done.class,
                handle -> {
                    Tier tier = open(tierNumber);
                    Membership membership = locked(handle, member, number);
                    requireActive(membership);
                    LocalDate today = today(membership);
                    ChangeQuote quote = quote(membership, tier, today);
                    if (confirmedCharge != null && confirmedCharge != quote.charge()) {
                        throw Problem.of(ProblemCode.PRICE_CHANGED)
                                .detail("It costs " + quote.charge() + " minor units of " + membership.currency())
                                .cure("Show that, and confirm it");
                    }
                    if (quote.upgrade()) {
                        charge.set(bill(handle, membership, BillKind.UPGRADE, quote, tier, paymentMethod));
                    } else {
                        save(
                                handle,
                                membership,
                                Lifecycle.nextTier(membership.standing(), tier.number(), quote.price()),
                                MembershipEvents.CHANGE_PLANNED);
                    }
                    return new Done(true);
                });
        return goneOn(number, charge);
    }

    /** Pays now for a month that was declined, or ends a pause; with the kept method when none is named. */
    public Membership pay(Principal caller, String key, long member, long number, @Nullable String paymentMethod) {
        AtomicLong charge = new AtomicLong();
        keys.onceIn(caller, key, Fingerprints.of("membership-pay", number, paymentMethod), Done.class, handle -> {
            Membership membership = locked(handle, member, number);
            Standing standing = membership.standing();
            BillKind kind = switch (standing.status()) {
                case PAST_DUE -> BillKind.RENEWAL;
                case PAUSED -> BillKind.RESUMPTION;
                case PENDING, ACTIVE, REFUNDING, ENDED ->
                    throw Problem.of(ProblemCode.MEMBERSHIP_NOT_CHANGEABLE)
                            .detail("There is nothing to pay")
                            .cure("A membership that waits for a payment, or rests, can be paid");
            };
            requireFree(membership);
            Tier tier = tiers.get(standing.nextTier() == null ? standing.tier() : standing.nextTier());
            long price = standing.nextTier() == null ? standing.price() : standing.nextPrice();
            charge.set(bill(
                    handle,
                    membership,
                    kind,
                    new ChangeQuote(false, price, 0, price, today(membership)),
                    tier,
                    paymentMethod));
            return new Done(true);
        });
        return goneOn(number, charge);
    }

    private long bill(
            Handle handle,
            Membership membership,
            BillKind kind,
            ChangeQuote quote,
            Tier tier,
            @Nullable String paymentMethod) {
        ChargeOrder.Method method;
        Long kept = membership.keptMethod();
        if (paymentMethod != null) {
            charges.requireTaken(paymentMethod, "payment_method");
            charges.requireMayPay(membership.member());
            method = new ChargeOrder.Method.Fresh(paymentMethod, true);
        } else if (kept != null) {
            method = new ChargeOrder.Method.Kept(kept);
        } else {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("payment_method")
                    .detail("No payment method was kept for this membership")
                    .cure("Name one");
        }
        long bill = Billing.newNumber();
        Standing billed = Lifecycle.billed(membership.standing(), kind, bill);
        MembershipStore.save(handle, membership.number(), billed, clocks.business());
        return billing.open(
                handle,
                membership.with(billed),
                new Billing.Due(bill, kind, tier.number(), quote.price(), quote.credit(), method));
    }

    /** Rests from the end of the period on, for so many months at most. */
    public Membership pause(long member, long number, int months) {
        if (months < 1 || months > terms.rules().mostPauseMonths()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("months")
                    .detail("A pause is 1 to " + terms.rules().mostPauseMonths() + " months");
        }
        return planned(
                member,
                number,
                standing -> Lifecycle.atPeriodEnd(standing, AtPeriodEnd.PAUSE, months, terms.rules()),
                MembershipEvents.PAUSE_PLANNED);
    }

    /** Takes back a cancellation, a pause or a change that was planned for the end of the period. */
    public Membership keep(long member, long number) {
        return planned(
                member,
                number,
                standing -> Lifecycle.nextTier(
                        Lifecycle.atPeriodEnd(standing, AtPeriodEnd.RENEW, 0, terms.rules()), null, 0),
                MembershipEvents.KEPT);
    }

    /** Ends with the period; one that waits for a payment, or rests, ends at once. */
    public Membership cancel(long member, long number) {
        STEPS.run(database, handle -> {
            Membership membership = locked(handle, member, number);
            Standing standing = membership.standing();
            if (standing.status() == MembershipStatus.PAST_DUE || standing.status() == MembershipStatus.PAUSED) {
                requireFree(membership);
                save(handle, membership, Lifecycle.ended(standing, EndReason.CANCELLED), MembershipEvents.ENDED);
            } else if (standing.status() != MembershipStatus.ENDED) {
                requireActive(membership);
                if (standing.atPeriodEnd() != AtPeriodEnd.END) {
                    save(
                            handle,
                            membership,
                            Lifecycle.atPeriodEnd(standing, AtPeriodEnd.END, 0, terms.rules()),
                            MembershipEvents.CANCELLED);
                }
            }
            return number;
        });
        return store.get(number);
    }

    /** Ends at once; what is not served goes back to where it came from. Not for gifts: nobody here paid for them. */
    public Membership cancelNow(long member, long number) {
        List<Long> rows = STEPS.run(database, handle -> {
            Membership membership = locked(handle, member, number);
            Standing standing = membership.standing();
            if (standing.status() == MembershipStatus.ENDED || standing.status() == MembershipStatus.REFUNDING) {
                return List.<Long>of();
            }
            requireActive(membership);
            if (membership.gift() != null) {
                throw Problem.of(ProblemCode.MEMBERSHIP_NOT_CHANGEABLE)
                        .detail("A month that somebody gave is not paid out")
                        .cure("It ends by itself");
            }
            Membership served = days.catchUp(membership, today(membership));
            List<MembershipRefunds.Source> sources = BillStore.of(handle, number, MOST_BILLS).stream()
                    .filter(bill -> bill.status() == Bill.Status.PAID && bill.charge() != null)
                    .map(bill -> source(bill))
                    .toList();
            List<Long> parts = refunds.askUnearned(handle, number, membership.currency(), Long.MAX_VALUE, sources);
            if (parts.isEmpty()) {
                throw Problem.of(ProblemCode.NOTHING_TO_REFUND)
                        .detail("Nothing that could be returned is left of this period")
                        .cure("Cancel for the end of the period");
            }
            save(handle, served, Lifecycle.refunding(served.standing()), null);
            return parts;
        });
        rows.forEach(refunds::advance);
        return store.get(number);
    }

    private MembershipRefunds.Source source(Bill bill) {
        long charge = Objects.requireNonNull(bill.charge());
        return new MembershipRefunds.Source(charge, bill.amount() - charges.refunded(charge));
    }

    private Membership planned(
            long member, long number, UnaryOperator<Standing> change, EventType<MembershipEvents.Told> type) {
        STEPS.run(database, handle -> {
            Membership membership = locked(handle, member, number);
            requireActive(membership);
            if (membership.gift() != null && membership.keptMethod() == null) {
                throw Problem.of(ProblemCode.MEMBERSHIP_NOT_CHANGEABLE)
                        .detail("A month that was given is not renewed")
                        .cure("Join when it is over");
            }
            Standing after = change.apply(membership.standing());
            if (!after.equals(membership.standing())) {
                save(handle, membership, after, type);
            }
            return number;
        });
        return store.get(number);
    }

    private Membership goneOn(long number, AtomicLong charge) {
        if (charge.get() != 0) {
            charges.goOn(charge.get());
        }
        return store.get(number);
    }

    private void save(
            Handle handle, Membership membership, Standing after, @Nullable EventType<MembershipEvents.Told> type) {
        MembershipStore.save(handle, membership.number(), after, clocks.business());
        if (type != null) {
            Events.append(
                    handle,
                    MembershipEvents.of(type, membership.with(after), today(membership), clocks.business(), null));
        }
        members.changed(membership.creator(), membership.member());
    }

    private static Membership locked(Handle handle, long member, long number) {
        return MembershipStore.lockIfAny(handle, number)
                .filter(membership -> membership.member() == member)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such membership"));
    }

    private static void requireActive(Membership membership) {
        requireFree(membership);
        if (membership.standing().status() != MembershipStatus.ACTIVE) {
            throw Problem.of(ProblemCode.MEMBERSHIP_NOT_CHANGEABLE)
                    .detail("It is " + membership.standing().status().text());
        }
    }

    private static void requireFree(Membership membership) {
        if (membership.standing().openBill() != null) {
            throw Problem.of(ProblemCode.MEMBERSHIP_BUSY)
                    .detail("A payment is under way")
                    .retryAfter(Duration.ofSeconds(2))
                    .cure("Wait until it is decided");
        }
        if (membership.disputed() != null) {
            throw Problem.of(ProblemCode.MEMBERSHIP_NOT_CHANGEABLE)
                    .detail("A payment is in dispute at your bank; it rests until that is decided");
        }
    }

    private Tier open(long number) {
        Tier tier = tiers.get(number);
        if (tier.closed()) {
            throw Problem.of(ProblemCode.TIER_CLOSED).cure("Choose one of those that are offered");
        }
        return tier;
    }

    static long price(Tier tier, String currency) {
        Long price = tier.price(currency);
        if (price == null) {
            throw Problem.of(ProblemCode.MARKET_WITHOUT_PRICES)
                    .detail("This tier is not sold in " + currency)
                    .cure("Choose another tier");
        }
        return price;
    }

    /** Refuses where memberships are not offered. */
    static void requireOffered(Market market) {
        if (!market.has(Feature.MEMBERSHIPS)) {
            throw Problem.of(ProblemCode.MARKET_WITHOUT_PRICES)
                    .detail("Memberships are not offered in " + market.name())
                    .cure("There is nothing to join here yet; watching stays free");
        }
    }

    private static void requireNotSelf(long member, Tier tier) {
        if (tier.creator() == member) {
            throw Problem.of(ProblemCode.MEMBERSHIP_OF_SELF).cure("Join somebody else");
        }
    }

    private LocalDate today(Membership membership) {
        return clocks.today(markets.get(membership.market()));
    }

    /** What a key remembers. */
    record Done(boolean done) {}
}
