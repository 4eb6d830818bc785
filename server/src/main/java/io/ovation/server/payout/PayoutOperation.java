package io.ovation.server.payout;

import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.PayoutAmounts;
import io.ovation.economics.PayoutApproved;
import io.ovation.economics.PayoutAsked;
import io.ovation.economics.PayoutPaid;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.PayoutReserveHeld;
import io.ovation.economics.PayoutReturned;
import io.ovation.ledger.OutcomeCode;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * The steps of a payout: created, asked (the money is set aside), approved or rejected by a second person, sent, paid or
 * returned. Each entry's id is derived from the payout and the provider knows it by our id, so a step that is repeated
 * happens once.
 */
@ApplicationScoped
public class PayoutOperation implements OutsideOperation {
    /** Number of the bank account that we pay from. */
    static final long BANK_ACCOUNT = 1;

    /** A payout that was begun is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int MOST_STEPS = 12;

    private final PayoutStore store;
    private final Database database;
    private final PayoutProviders providers;
    private final Function<MoneyEvent, Receipt> ledger;
    private final Markets markets;
    private final Clocks clocks;
    private final PayoutTermsStore terms;
    private final PayoutGates gates;
    private final PayoutReserves reserves;

    /** As the server uses it. */
    @Inject
    public PayoutOperation(
            PayoutStore store,
            Database database,
            PayoutProviders providers,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks,
            PayoutTermsStore terms,
            PayoutGates gates) {
        this(store, database, providers, bookkeeper::postAndWait, markets, clocks, terms, gates);
    }

    PayoutOperation(
            PayoutStore store,
            Database database,
            PayoutProviders providers,
            Function<MoneyEvent, Receipt> ledger,
            Markets markets,
            Clocks clocks,
            PayoutTermsStore terms,
            PayoutGates gates) {
        this.store = store;
        this.database = database;
        this.providers = providers;
        this.ledger = ledger;
        this.markets = markets;
        this.clocks = clocks;
        this.terms = terms;
        this.gates = gates;
        this.reserves = new PayoutReserves(ledger, terms, markets);
    }

    @Override
    public Intents intents() {
        return new Intents(database, "payout");
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Payout payout = store.get(number);
            boolean goOn = switch (payout.status()) {
                case CREATED -> {
                    intents().alone(number, handle -> setAside(handle, PayoutStore.get(handle, number)));
                    yield false;
                }
                case APPROVING -> approve(payout);
                case APPROVED -> send(payout);
                case SENT -> heard(payout);
                case PAYING -> pay(payout);
                case PAID -> bounced(payout);
                case RETURNING -> giveBack(payout, 0);
                case RETURNING_PAID -> giveBack(payout, micros(payout) - withheldMicros(payout));
                case REJECTING -> giveBack(payout, 0);
                case ASKED, RETURNED, REJECTED, REFUSED -> false;
            };
            if (!goOn) {
                return;
            }
        }
    }

    /**
     * Takes in what the provider tells us, in the caller's SQL transaction; however often and in whatever order it comes.
     *
     * @return how it goes on from there
     */
    Runnable told(Handle handle, long number, PayoutNews news) {
        boolean isNews = switch (news) {
            case PayoutNews.Paid told ->
                PayoutStore.bankSays(handle, number, PayoutProvider.State.PAID, null, clocks.wall());
            case PayoutNews.Returned told ->
                PayoutStore.bankSays(handle, number, PayoutProvider.State.RETURNED, told.reason(), clocks.wall());
            case PayoutNews.Changed told -> {
                PayoutStore.lookAgain(handle, number, clocks.wall());
                yield true;
            }
        };
        return isNews ? () -> advance(number) : SignedEvent.DONE;
    }

    private void setAside(Handle handle, Payout payout) {
        if (payout.status() != PayoutStatus.CREATED) {
            return;
        }
        Receipt receipt = ledger.apply(new PayoutAsked(
                header(payout, DerivedIds.payoutAsked(payout.number())),
                payout.creator(),
                currency(payout),
                PayoutStore.parts(handle, payout.number()).parts().stream()
                        .map(part -> new PayoutPart(part.stream(), part.amountMicros()))
                        .toList(),
                payout.number()));
        if (receipt.outcome().code() == OutcomeCode.INSUFFICIENT) {
            PayoutStore.refused(handle, payout.number(), clocks.business());
            return;
        }
        PayoutAmounts amounts = PayoutAmounts.of(receipt.applied());
        reserve(handle, payout);
        PayoutStore.asked(handle, payout.number(), amounts, clocks.business());
    }

    /** What a riskier tier keeps beside the payout, as much of it as is there. */
    private void reserve(Handle handle, Payout payout) {
        PayoutTerms terms = PayoutTermsStore.of(handle, payout.number());
        if (terms.reserveStatus() != PayoutTerms.ReserveStatus.DUE) {
            return;
        }
        Receipt receipt = ledger.apply(new PayoutReserveHeld(
                header(payout, DerivedIds.payoutReserveHeld(payout.number())),
                payout.creator(),
                currency(payout),
                PayoutTermsStore.reserveParts(handle, payout.number()).stream()
                        .map(part -> new PayoutPart(part.stream(), part.amountMicros()))
                        .toList(),
                payout.number()));
        PayoutTermsStore.held(
                handle,
                payout.number(),
                PayoutAmounts.ofReserve(receipt.applied())
                        .map(PayoutAmounts::parts)
                        .orElse(List.of()));
    }

    private boolean approve(Payout payout) {
        ledger.apply(new PayoutApproved(
                        header(payout, DerivedIds.payoutApproved(payout.number())),
                        payout.creator(),
                        currency(payout),
                        withheldMicros(payout),
                        payout.number()))
                .applied();
        return move(payout, PayoutStatus.APPROVED);
    }

    /** While something stands in its way, the payout stays approved, and the sweeper looks again. */
    private boolean send(Payout payout) {
        if (!gates.waits(payout).isEmpty()) {
            return false;
        }
        hear(payout, ask(payout));
        return move(payout, PayoutStatus.SENT);
    }

    /** The provider may have told us by callback; if it has not, we ask, because a callback may have been lost. */
    private boolean heard(Payout payout) {
        Payout now = payout;
        if (now.bankSays() == null || now.lookAgain()) {
            lookAgain(payout);
            now = store.get(payout.number());
        }
        if (now.bankSays() == null) {
            return false;
        }
        return move(
                now, now.bankSays() == PayoutProvider.State.RETURNED ? PayoutStatus.RETURNING : PayoutStatus.PAYING);
    }

    private PayoutProvider.Transfer ask(Payout payout) {
        String account = providers.account(payout);
        return providers.paying(payout.accountKind(), account).pay(order(payout, account));
    }

    private void lookAgain(Payout payout) {
        hear(payout, ask(payout));
        database.useTransaction(handle -> PayoutStore.looked(handle, payout.number(), payout.told()));
    }

    private void hear(Payout payout, PayoutProvider.Transfer transfer) {
        if (transfer.state() != PayoutProvider.State.ACCEPTED) {
            database.inTransaction(handle ->
                    PayoutStore.bankSays(handle, payout.number(), transfer.state(), transfer.reason(), clocks.wall()));
        }
    }

    private boolean pay(Payout payout) {
        ledger.apply(new PayoutPaid(
                        header(payout, DerivedIds.payoutPaid(payout.number())),
                        payout.creator(),
                        currency(payout),
                        micros(payout) - withheldMicros(payout),
                        BANK_ACCOUNT,
                        payout.number()))
                .applied();
        store.rest(payout.number(), PayoutStatus.PAYING, PayoutStatus.PAID, clocks.business());
        return true;
    }

    private boolean bounced(Payout payout) {
        Payout now = payout;
        if (payout.lookAgain()) {
            lookAgain(payout);
            now = store.get(payout.number());
        }
        return now.bankSays() == PayoutProvider.State.RETURNED && move(now, PayoutStatus.RETURNING_PAID);
    }

    private boolean giveBack(Payout payout, long returnedMicros) {
        ledger.apply(new PayoutReturned(
                        header(payout, DerivedIds.payoutReturned(payout.number())),
                        payout.creator(),
                        currency(payout),
                        payout.status() == PayoutStatus.REJECTING ? 0 : withheldMicros(payout),
                        returnedMicros,
                        store.parts(payout.number()),
                        BANK_ACCOUNT,
                        payout.number()))
                .applied();
        reserves.release(payout);
        store.rest(
                payout.number(),
                payout.status(),
                payout.status() == PayoutStatus.REJECTING ? PayoutStatus.REJECTED : PayoutStatus.RETURNED,
                clocks.business());
        return false;
    }

    private boolean move(Payout payout, PayoutStatus to) {
        store.move(payout.number(), payout.status(), to, clocks.business(), clocks.wall());
        return true;
    }

    /** What is paid: the amount without the tax that was withheld. */
    private PayoutProvider.Order order(Payout payout, String account) {
        return new PayoutProvider.Order(
                payout.id(),
                payout.amount() - terms.of(payout.number()).withheld(),
                payout.currency(),
                payout.accountKind(),
                account,
                payout.holder());
    }

    private static Asset currency(Payout payout) {
        return Asset.fiat(payout.currency());
    }

    private static long micros(Payout payout) {
        return Math.multiplyExact(payout.amount(), currency(payout).minorUnit());
    }

    private long withheldMicros(Payout payout) {
        return Math.multiplyExact(
                terms.of(payout.number()).withheld(), currency(payout).minorUnit());
    }

    private MoneyEvent.Header header(Payout payout, UUID entry) {
        return new MoneyEvent.Header(
                entry,
                payout.fingerprint(),
                NO_DEADLINE,
                markets.get(payout.market()).number(),
                payout.businessDay());
    }
}
