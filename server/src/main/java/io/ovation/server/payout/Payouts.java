package io.ovation.server.payout;

import io.ovation.economics.Asset;
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
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asking to be paid, and deciding on it. Blocking; any thread. */
@ApplicationScoped
public class Payouts {
    private static final Logger LOG = LoggerFactory.getLogger(Payouts.class);

    private final PayoutStore store;
    private final PayoutOperation operation;
    private final EarningBalances balances;
    private final Database database;
    private final Bookkeeper bookkeeper;
    private final Markets markets;
    private final Clocks clocks;
    private final FourEyes fourEyes;
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
            FourEyes fourEyes) {
        this.store = store;
        this.operation = operation;
        this.balances = balances;
        this.database = database;
        this.bookkeeper = bookkeeper;
        this.markets = markets;
        this.clocks = clocks;
        this.fourEyes = fourEyes;
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
            PayoutAccount account =
                    PayoutAccounts.lock(handle, creator.number()).orElse(null);
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
        long leftToday = rules.dailyMaximum() - PayoutStore.askedOn(handle, creator.number(), currency.code(), today);
        long wanted = amount == null ? Math.min(available, Math.max(leftToday, rules.minimum())) : amount.amount();
        if (wanted < rules.minimum()) {
            throw Problem.of(ProblemCode.PAYOUT_BELOW_MINIMUM)
                    .field("amount")
                    .detail("The smallest payout is " + rules.minimum() + " minor units of " + currency.code()
                            + ", not " + wanted);
        }
        if (wanted > leftToday) {
            throw Problem.of(ProblemCode.PAYOUT_ABOVE_DAILY_MAXIMUM)
                    .field("amount")
                    .detail("At most " + Math.max(0, leftToday) + " minor units of " + currency.code()
                            + " more can be paid today")
                    .cure("Ask for the rest tomorrow");
        }
        if (wanted > available) {
            throw insufficient(available, currency);
        }
        Payout payout = new Payout(
                Numbers.next(),
                creator.number(),
                asked,
                market.code(),
                currency.code(),
                wanted,
                0,
                account.kind(),
                account.account(),
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
        PayoutStore.insert(
                handle,
                payout,
                EarningBalances.split(byStream, Math.multiplyExact(wanted, currency.minorUnit())),
                idempotencyKey,
                clocks.wall());
        return payout;
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
