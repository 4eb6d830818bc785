package io.ovation.server.coin.recharge;

import io.ovation.economics.Asset;
import io.ovation.economics.CoinsBought;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Channel;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.Instruments;
import io.ovation.server.payment.PaymentNews;
import io.ovation.server.payment.PaymentProvider;
import io.ovation.server.payment.PaymentProviders;
import io.ovation.server.payment.SandboxPayments;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a recharge: created, (processing,) paid, succeeded; or declined, or expired. Between any two steps the
 * process may die: the provider answers the same to the same id, and the entry's id is derived from the recharge, so
 * whoever goes on repeats at most what was done.
 */
@ApplicationScoped
public class RechargeOperation implements OutsideOperation {
    private static final Logger LOG = LoggerFactory.getLogger(RechargeOperation.class);

    /** How long the provider may take to decide before we ask it to give up. */
    static final Duration PATIENCE = Duration.ofMinutes(60);

    /** Owner of what the app stores owe us. */
    public static final long STORE = 2;

    /** Coins that were paid for are posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int MOST_STEPS = 8;

    private final RechargeStore store;
    private final Database database;
    private final PaymentProviders providers;
    private final Instruments instruments;
    private final Function<MoneyEvent, Receipt> ledger;
    private final Markets markets;
    private final Clocks clocks;

    /** As the server uses it. */
    @Inject
    public RechargeOperation(
            RechargeStore store,
            Database database,
            PaymentProviders providers,
            Instruments instruments,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks) {
        this(store, database, providers, instruments, bookkeeper::postAndWait, markets, clocks);
    }

    RechargeOperation(
            RechargeStore store,
            Database database,
            PaymentProviders providers,
            Instruments instruments,
            Function<MoneyEvent, Receipt> ledger,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.database = database;
        this.providers = providers;
        this.instruments = instruments;
        this.ledger = ledger;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "coin_recharge");
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Recharge recharge = store.get(number);
            boolean goOn = switch (recharge.status()) {
                case CREATED -> record(recharge, isLate(recharge) ? giveUp(recharge) : charge(recharge));
                case PROCESSING -> record(recharge, isLate(recharge) ? giveUp(recharge) : look(recharge));
                case PAID -> post(recharge);
                case SUCCEEDED, DECLINED, EXPIRED -> false;
            };
            if (!goOn) {
                return;
            }
        }
    }

    /**
     * Takes in what the provider tells us, in the transaction that remembers the event; however often and in whatever order
     * it comes.
     *
     * @return how it goes on from there
     */
    Runnable told(Handle handle, long number, PaymentNews news) {
        Instant wall = clocks.wall();
        boolean changed = switch (news) {
            case PaymentNews.Succeeded told -> {
                PaymentProvider.Received received = told.received();
                if (received == null || pays(received, RechargeStore.get(handle, number))) {
                    yield RechargeStore.paid(handle, number, told.reference(), wall);
                }
                RechargeStore.due(handle, number, wall);
                yield true;
            }
            case PaymentNews.Declined told ->
                RechargeStore.closed(
                        handle,
                        number,
                        RechargeStatus.DECLINED,
                        told.reason() == null ? "declined" : told.reason(),
                        clocks.business());
            case PaymentNews.Changed told -> {
                RechargeStore.due(handle, number, wall);
                yield true;
            }
            case PaymentNews.RefundChanged told -> throw new IllegalArgumentException("that is about a refund");
        };
        return changed ? () -> advance(number) : SignedEvent.DONE;
    }

    private static boolean pays(PaymentProvider.Received received, Recharge recharge) {
        return received.pays(recharge.price(), recharge.currency());
    }

    /** Also when the provider was perhaps never called: nobody waits for that payment any more. */
    private boolean isLate(Recharge recharge) {
        return clocks.wall().isAfter(recharge.askedAt().plus(PATIENCE));
    }

    private PaymentProvider.Payment charge(Recharge recharge) {
        return provider(recharge)
                .charge(new PaymentProvider.Charge(
                        recharge.id(), recharge.price(), recharge.currency(), recharge.paymentMethod()));
    }

    private PaymentProvider.Payment look(Recharge recharge) {
        return provider(recharge).look(recharge.id(), recharge.providerReference());
    }

    private PaymentProvider.Payment giveUp(Recharge recharge) {
        return provider(recharge).cancel(recharge.id(), recharge.providerReference());
    }

    private PaymentProvider provider(Recharge recharge) {
        return providers.named(recharge.provider());
    }

    /** Writes down what the provider said; true when there is a next step now. */
    private boolean record(Recharge recharge, PaymentProvider.Payment payment) {
        String reference = payment.reference();
        String reason = payment.reason() == null ? "declined" : payment.reason();
        return switch (payment.state()) {
            case PENDING -> {
                store.processing(recharge.number(), reference, payment.nextAction());
                yield false;
            }
            case SUCCEEDED -> {
                PaymentProvider.Received received = payment.received();
                if (received != null && !pays(received, recharge)) {
                    LOG.error("Recharge {} is not paid: the provider has {}", recharge.id(), received);
                    store.processing(recharge.number(), reference, null);
                    yield false;
                }
                instruments.paid(recharge.user(), payment);
                database.useTransaction(handle -> {
                    RechargeStore.paid(handle, recharge.number(), reference, clocks.wall());
                    RechargeStore.instrumentTold(handle, recharge.number());
                });
                yield true;
            }
            case DECLINED -> {
                database.inTransaction(handle -> RechargeStore.closed(
                        handle, recharge.number(), RechargeStatus.DECLINED, reason, clocks.business()));
                yield false;
            }
            case CANCELLED -> {
                database.inTransaction(handle -> RechargeStore.closed(
                        handle, recharge.number(), RechargeStatus.EXPIRED, "not_decided_in_time", clocks.business()));
                yield false;
            }
        };
    }

    /** Before the coins are there, so that limits for what is new hold for the first of them. */
    private boolean post(Recharge recharge) {
        if (!isStore(recharge) && !store.isInstrumentTold(recharge.number())) {
            // A callback told of the success, and callbacks do not tell what was paid with.
            instruments.paid(recharge.user(), look(recharge));
            database.useTransaction(handle -> RechargeStore.instrumentTold(handle, recharge.number()));
        }
        Receipt receipt = ledger.apply(event(recharge));
        AcceptedEntry entry = receipt.applied();
        store.succeeded(recharge.number(), entry.id(), receipt.sequence(), clocks.business());
        return false;
    }

    /** The money event of a paid recharge: the same at every repetition. */
    private CoinsBought event(Recharge recharge) {
        Asset currency = Asset.fiat(recharge.currency());
        return new CoinsBought(
                new MoneyEvent.Header(
                        DerivedIds.coinsBought(recharge.number()),
                        recharge.fingerprint(),
                        NO_DEADLINE,
                        markets.get(recharge.market()).number(),
                        recharge.businessDay()),
                recharge.user(),
                currency,
                recharge.coins(),
                Math.multiplyExact(recharge.price(), currency.minorUnit()),
                Math.multiplyExact(recharge.tax(), currency.minorUnit()),
                Math.multiplyExact(recharge.fee(), currency.minorUnit()),
                receivable(recharge),
                recharge.number());
    }

    /** Who owes us the money of a sale: who took it. The sandbox plays the store for what it sells in the app. */
    long receivable(Recharge recharge) {
        return switch (recharge.provider()) {
            case "app_store", "play" -> STORE;
            case SandboxPayments.NAME ->
                recharge.channel() == Channel.APP ? STORE : provider(recharge).receivable();
            default -> provider(recharge).receivable();
        };
    }

    /** Sold by a store, which tells nobody what it was paid with. */
    private static boolean isStore(Recharge recharge) {
        return recharge.provider().equals("app_store") || recharge.provider().equals("play");
    }
}
