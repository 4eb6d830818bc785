package io.ovation.server.payout;

import io.ovation.economics.Asset;
import io.ovation.economics.PayoutAmounts;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.Stream;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Money;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.clock.Clocks;
import io.ovation.server.earning.EarningBalances;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.fx.FxRates;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.payout.tax.TaxForms;
import io.ovation.server.payout.tax.Withholding;
import io.ovation.server.payout.tax.WithholdingRules;
import io.ovation.server.store.Database;
import io.ovation.server.verification.Verifications;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asking to be paid, and deciding on it. Blocking; any thread. */
@ApplicationScoped
public class Payouts {
    private static final Logger LOG = LoggerFactory.getLogger(Payouts.class);
    private static final PayoutLevels LEVELS = PayoutLevels.SHIPPED;

    private final PayoutStore store;
    private final PayoutOperation operation;
    private final EarningBalances balances;
    private final Database database;
    private final Bookkeeper bookkeeper;
    private final Markets markets;
    private final Clocks clocks;
    private final FourEyes fourEyes;
    private final PayoutAccounts accounts;
    private final PayoutGates gates;
    private final PayoutTermsStore terms;
    private final TaxForms forms;
    private final Verifications verifications;
    private final FxRates rates;
    private final PayoutRules rules = PayoutRules.DEFAULT;

    /** Made once. */
    public Payouts(
            PayoutStore store,
            PayoutOperation operation,
            EarningBalances balances,
            Database database,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks,
            FourEyes fourEyes,
            PayoutAccounts accounts,
            PayoutGates gates,
            PayoutTermsStore terms,
            TaxForms forms,
            Verifications verifications,
            FxRates rates) {
        this.store = store;
        this.operation = operation;
        this.balances = balances;
        this.database = database;
        this.bookkeeper = bookkeeper;
        this.markets = markets;
        this.clocks = clocks;
        this.fourEyes = fourEyes;
        this.accounts = accounts;
        this.gates = gates;
        this.terms = terms;
        this.forms = forms;
        this.verifications = verifications;
        this.rates = rates;
    }

    /** The most that a creator may ask for on one business day, by how far their identity is verified, in minor units. */
    public long dailyMaximum(long creator) {
        return LEVELS.dailyMaximum(verifications.level(creator));
    }

    /** What holds for a payout beside its amount. */
    public PayoutTerms terms(long payout) {
        return terms.of(payout);
    }

    /** Why a payout waits; empty when it does not, or has gone out. */
    List<PayoutGate.Wait> waits(Payout payout) {
        return switch (payout.status()) {
            case CREATED, ASKED, APPROVING, APPROVED -> gates.waits(payout);
            case SENT, PAYING, PAID, RETURNING, RETURNING_PAID, RETURNED, REJECTING, REJECTED, REFUSED -> List.of();
        };
    }

    /** The limits in force. */
    public PayoutRules rules() {
        return rules;
    }

    /**
     * A creator asks to be paid. The payout itself is the idempotency record.
     *
     * @param amount how much, or null for as much as can be paid today
     */
    public Payout ask(User creator, @Nullable Money amount, String idempotencyKey) {
        Fingerprint asked = Fingerprints.of(
                "payout", amount == null ? null : amount.amount(), amount == null ? null : amount.currency());
        Asset currency = amount == null ? bookkeeper.rules().earningsCurrency() : currency(amount);
        Map<Stream, Long> byStream = balances.available(creator.number(), currency);
        long available = whole(byStream, currency);
        Payout payout = database.inTransaction(handle -> {
            PayoutAccount account = accounts.lock(handle, creator.number()).orElse(null);
            return PayoutStore.findByKey(handle, creator.number(), idempotencyKey)
                    .orElseGet(
                            () -> insert(handle, creator, account, amount, currency, byStream, asked, idempotencyKey));
        });
        if (!payout.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        goOn(payout);
        Payout now = store.get(payout.number());
        if (now.status() == PayoutStatus.REFUSED) {
            throw insufficient(available, currency);
        }
        return now;
    }

    /** A second person approves or rejects. The same decision again changes nothing. */
    public Payout decide(Caller decider, long number, FourEyes.Decision decision) {
        Payout payout = store.find(number).orElseThrow(Payouts::unknown);
        fourEyes.check(decider, payout.creator());
        if (decision.approve() && payout.status() == PayoutStatus.ASKED) {
            requireUndisputed(payout);
        }
        boolean news = database.inTransaction(handle -> {
            boolean mine = PayoutStore.decided(
                    handle, number, decision, decider.userNumber(), clocks.business(), clocks.wall());
            if (mine) {
                fourEyes.record(handle, decider, "payout", payout.id(), decision);
            }
            return mine;
        });
        if (!news) {
            Payout now = store.get(number);
            boolean wasRejected = now.status() == PayoutStatus.REJECTING || now.status() == PayoutStatus.REJECTED;
            boolean isOpen = now.status() == PayoutStatus.CREATED || now.status() == PayoutStatus.REFUSED;
            if (isOpen || wasRejected == decision.approve()) {
                throw Problem.of(ProblemCode.PAYOUT_DECIDED)
                        .detail("The payout is " + now.status().shown() + " already");
            }
        }
        goOn(payout);
        return store.get(number);
    }

    /** A payout for its creator or for finance; {@code not_found} for anybody else. */
    public Payout get(long caller, boolean finance, long number) {
        return store.find(number)
                .filter(payout -> finance || payout.creator() == caller)
                .orElseThrow(Payouts::unknown);
    }

    /** What each stream gave to a payout, in the order of the streams. */
    public List<PayoutAmounts.Part> parts(long payout) {
        return store.parts(payout).parts();
    }

    /** What people were shown of a payout, and when, in order. */
    public Map<String, Instant> steps(long payout) {
        Map<String, Instant> steps = new LinkedHashMap<>();
        store.history(payout).forEach(step -> steps.put(step.status(), step.at()));
        return steps;
    }

    /** A creator's payouts that came to something, asked from one business day to another, oldest first. */
    public List<Payout> between(long creator, LocalDate from, LocalDate until) {
        return store.between(creator, from, until);
    }

    /** A payout that is there. */
    Payout find(long number) {
        return store.get(number);
    }

    /** A creator's payouts, newest first. */
    public Page<Payout> page(long creator, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.page(creator, key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }

    /** Payouts that wait for a decision, oldest first. */
    public Page<Payout> inReview(@Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(store.inReview(key == null ? 0 : key[0], limit + 1), limit, last -> Cursor.of(last.number()));
    }

    private Payout insert(
            Handle handle,
            User creator,
            @Nullable PayoutAccount account,
            @Nullable Money amount,
            Asset currency,
            Map<Stream, Long> byStream,
            Fingerprint asked,
            String idempotencyKey) {
        if (account == null) {
            throw Problem.of(ProblemCode.PAYOUT_ACCOUNT_MISSING).cure("PUT /v1/payout-account first");
        }
        if (account.frozenAt(clocks.business())) {
            throw Problem.of(ProblemCode.PAYOUT_ACCOUNT_FROZEN)
                    .detail("Nothing is paid until " + account.frozenUntil()
                            + ", because the payout account was changed")
                    .cure("If it was not you, change your password and tell support");
        }
        long available = whole(byStream, currency);
        if (available == 0 && !currency.equals(bookkeeper.rules().earningsCurrency())) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("amount")
                    .detail("Nothing is available in " + currency.code())
                    .cure("GET /v1/earnings shows what is available, and in which currency");
        }
        Market market = markets.of(creator);
        LocalDate today = clocks.today(market);
        long minimum = in(currency, rules.minimum());
        long leftToday = in(currency, dailyMaximum(creator.number()))
                - PayoutStore.askedOn(handle, creator.number(), currency.code(), today);
        long wanted = amount == null ? Math.min(available, Math.max(leftToday, minimum)) : amount.amount();
        if (wanted < minimum) {
            throw Problem.of(ProblemCode.PAYOUT_BELOW_MINIMUM)
                    .field("amount")
                    .detail("The smallest payout is " + minimum + " minor units of " + currency.code() + ", not "
                            + wanted);
        }
        if (wanted > leftToday) {
            throw Problem.of(ProblemCode.PAYOUT_ABOVE_DAILY_MAXIMUM)
                    .field("amount")
                    .detail("At most " + Math.max(0, leftToday) + " minor units of " + currency.code()
                            + " more can be paid today")
                    .cure("Ask for the rest tomorrow, or have your identity verified for a higher maximum");
        }
        if (wanted > available) {
            throw insufficient(available, currency);
        }
        PayoutLevels.Tier tier = RiskTiers.of(handle, creator.number());
        long reserve = tier.reserveOf(wanted);
        Payout payout = new Payout(
                Numbers.next(),
                creator.number(),
                asked,
                market.code(),
                currency.code(),
                wanted - reserve,
                0,
                account.kind(),
                accounts.sealed(creator.number(), account),
                account.holder(),
                PayoutStatus.CREATED,
                null,
                null,
                0,
                0,
                null,
                null,
                clocks.business(),
                today);
        List<PayoutPart> parts =
                EarningBalances.split(byStream, Math.multiplyExact(payout.amount(), currency.minorUnit()));
        PayoutStore.insert(handle, payout, parts, idempotencyKey, clocks.wall());
        long paidBefore = PayoutTermsStore.paidIn(handle, creator.number(), currency.code(), today.getYear());
        PayoutTermsStore.insert(
                handle,
                terms(handle, payout, tier, reserve, paidBefore - payout.amount()),
                reserve == 0
                        ? List.of()
                        : reserveParts(byStream, parts, Math.multiplyExact(reserve, currency.minorUnit())));
        return payout;
    }

    private PayoutTerms terms(Handle handle, Payout payout, PayoutLevels.Tier tier, long reserve, long paidBefore) {
        Withholding withholding = WithholdingRules.SHIPPED.of(
                forms.newest(handle, payout.creator()).orElse(null),
                payout.amount(),
                payout.currency(),
                paidBefore,
                payout.businessDay());
        return new PayoutTerms(
                payout.number(),
                tier.name(),
                tier.holdDays() == 0 ? null : payout.askedAt().plus(Duration.ofDays(tier.holdDays())),
                withholding.amount(),
                withholding.ratePpm(),
                withholding.form(),
                withholding.rulesVersion(),
                withholding.why(),
                reserve,
                reserve == 0 ? null : payout.businessDay().plusDays(tier.reserveDays()),
                null,
                reserve == 0 ? PayoutTerms.ReserveStatus.NONE : PayoutTerms.ReserveStatus.DUE);
    }

    /** What is left of each stream beside the payout's own parts, as much as the reserve asks for. */
    private static List<PayoutPart> reserveParts(
            Map<Stream, Long> byStream, List<PayoutPart> paid, long reserveMicros) {
        Map<Stream, Long> left = new EnumMap<>(byStream);
        paid.forEach(part -> left.merge(part.stream(), -part.amountMicros(), Math::addExact));
        return EarningBalances.split(left, reserveMicros);
    }

    /** {@code payout_waits} while something has to be decided first; a mere waiting time is no reason. */
    private void requireUndisputed(Payout payout) {
        gates.waits(payout).stream()
                .filter(wait -> !wait.decisionAllowed())
                .findFirst()
                .ifPresent(wait -> {
                    throw Problem.of(ProblemCode.PAYOUT_WAITS)
                            .detail(wait.code() + ": " + wait.text())
                            .cure("Decide on that first; the payout stays where it is");
                });
    }

    private void goOn(Payout payout) {
        try {
            operation.advance(payout.number());
        } catch (RuntimeException e) {
            // The intent is written: the sweeper finishes it.
            LOG.warn("Payout {} goes on later: {}", payout.id(), e.toString());
        }
    }

    /** The currency of an amount; a payout is in the currency that the money was earned in. */
    private static Asset currency(Money amount) {
        try {
            return Asset.fiat(amount.currency());
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("amount")
                    .detail("Not a currency: " + amount.currency())
                    .cure("Ask for one that GET /v1/earnings shows as available");
        }
    }

    /**
     * A limit of the earnings currency in another one, at today's rate, in whole minor units. Without a rate as many minor
     * units as in the earnings currency.
     */
    long in(Asset currency, long minorUnits) {
        Asset earnings = bookkeeper.rules().earningsCurrency();
        LocalDate today = LocalDate.ofInstant(clocks.business(), ZoneOffset.UTC);
        return rates.quote(earnings, currency, today)
                .map(quote ->
                        quote.convert(Math.multiplyExact(minorUnits, earnings.minorUnit())) / currency.minorUnit())
                .orElse(minorUnits);
    }

    /** All streams together, in whole minor units. */
    private static long whole(Map<Stream, Long> byStream, Asset currency) {
        return byStream.values().stream().reduce(0L, Math::addExact) / currency.minorUnit();
    }

    private static Problem insufficient(long available, Asset currency) {
        return Problem.of(ProblemCode.INSUFFICIENT_EARNINGS)
                .field("amount")
                .detail("Available are " + available + " minor units of " + currency.code())
                .cure("Ask for less, or wait until more has matured");
    }

    private static Problem unknown() {
        return Problem.of(ProblemCode.NOT_FOUND).detail("You have no such payout");
    }
}
