package io.ovation.server.payment;

import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.PublicId;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a charge: created, (processing,) paid, succeeded; or declined, or expired. Between any two steps the process
 * may die: the provider answers the same to the same id, and the entry's id is derived from the charge, so whoever goes on
 * repeats at most what was done.
 */
@ApplicationScoped
class ChargeOperation implements OutsideOperation {
    private static final Logger LOG = LoggerFactory.getLogger(ChargeOperation.class);

    /** How long the provider may take to decide before we ask it to give up. */
    static final Duration PATIENCE = Duration.ofMinutes(60);

    /** What was paid is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final int MOST_STEPS = 8;

    private final ChargeStore store;
    private final Database database;
    private final PaymentProviders providers;
    private final Instruments instruments;
    private final ChargePurposes purposes;
    private final Function<MoneyEvent, Receipt> ledger;
    private final Markets markets;
    private final Clocks clocks;

    /** As the server uses it. */
    @Inject
    ChargeOperation(
            ChargeStore store,
            Database database,
            PaymentProviders providers,
            Instruments instruments,
            ChargePurposes purposes,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks) {
        this(store, database, providers, instruments, purposes, bookkeeper::postAndWait, markets, clocks);
    }

    ChargeOperation(
            ChargeStore store,
            Database database,
            PaymentProviders providers,
            Instruments instruments,
            ChargePurposes purposes,
            Function<MoneyEvent, Receipt> ledger,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.database = database;
        this.providers = providers;
        this.instruments = instruments;
        this.purposes = purposes;
        this.ledger = ledger;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "payment_charge");
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Charge charge = store.get(number);
            boolean goOn = switch (charge.status()) {
                case CREATED -> record(charge, isLate(charge) ? giveUp(charge) : ask(charge));
                case PROCESSING -> record(charge, isLate(charge) ? giveUp(charge) : look(charge));
                case PAID -> post(charge);
                case SUCCEEDED, DECLINED, EXPIRED -> false;
            };
            if (!goOn) {
                return;
            }
        }
    }

    /** Takes in what the provider tells us, in the transaction that remembers the event. */
    Runnable told(Handle handle, long number, PaymentNews news) {
        Instant wall = clocks.wall();
        boolean changed = switch (news) {
            case PaymentNews.Succeeded told -> {
                PaymentProvider.Received received = told.received();
                if (received == null || pays(received, ChargeStore.get(handle, number))) {
                    yield ChargeStore.paid(handle, number, told.reference(), wall);
                }
                ChargeStore.due(handle, number, wall);
                yield true;
            }
            case PaymentNews.Declined told -> {
                close(handle, number, ChargeStatus.DECLINED, told.reason() == null ? "declined" : told.reason(), null);
                yield false;
            }
            case PaymentNews.Changed told -> {
                ChargeStore.due(handle, number, wall);
                yield true;
            }
            case PaymentNews.RefundChanged told -> throw new IllegalArgumentException("that is about a refund");
        };
        return changed ? () -> advance(number) : SignedEvent.DONE;
    }

    /** Who owes us the money of a charge, and takes part in its dispute. */
    long receivable(Charge charge) {
        return provider(charge).receivable();
    }

    /** What every entry of a charge carries. */
    MoneyEvent.Header header(Charge charge, java.util.UUID entry, java.time.LocalDate day) {
        return new MoneyEvent.Header(
                entry,
                charge.fingerprint(),
                NO_DEADLINE,
                markets.get(charge.market()).number(),
                day);
    }

    private static boolean pays(PaymentProvider.Received received, Charge charge) {
        return received.pays(charge.amount(), charge.currency());
    }

    /** Also when the provider was perhaps never called: nobody waits for that payment any more. */
    private boolean isLate(Charge charge) {
        return clocks.wall().isAfter(charge.askedAt().plus(PATIENCE));
    }

    private PaymentProvider.Payment ask(Charge charge) {
        String payer = PublicId.of(User.PREFIX, charge.payer());
        PaymentProvider.Customer customer = null;
        String method = charge.paymentMethod();
        if (charge.use() == PaymentProvider.Use.OFF_SESSION) {
            KeptMethod kept = store.keptMethod(Objects.requireNonNull(charge.keptMethod()))
                    .orElseThrow();
            customer = new PaymentProvider.Customer(payer, kept.customer());
            method = kept.method();
        } else if (charge.use() == PaymentProvider.Use.KEEP) {
            customer = new PaymentProvider.Customer(payer, store.customer(charge.payer(), charge.provider()));
        }
        return provider(charge)
                .charge(new PaymentProvider.Charge(
                        charge.id(), charge.amount(), charge.currency(), method, charge.use(), customer));
    }

    private PaymentProvider.Payment look(Charge charge) {
        return provider(charge).look(charge.id(), charge.providerReference());
    }

    private PaymentProvider.Payment giveUp(Charge charge) {
        return provider(charge).cancel(charge.id(), charge.providerReference());
    }

    private PaymentProvider provider(Charge charge) {
        return providers.named(charge.provider());
    }

    /** Writes down what the provider said; true when there is a next step now. */
    private boolean record(Charge charge, PaymentProvider.Payment payment) {
        String reference = payment.reference();
        String reason = payment.reason() == null ? "declined" : payment.reason();
        return switch (payment.state()) {
            case PENDING -> {
                store.processing(charge.number(), reference, payment.nextAction());
                yield false;
            }
            case SUCCEEDED -> {
                PaymentProvider.Received received = payment.received();
                if (received != null && !pays(received, charge)) {
                    LOG.error("Charge {} is not paid: the provider has {}", charge.id(), received);
                    store.processing(charge.number(), reference, null);
                    yield false;
                }
                instruments.paid(charge.payer(), payment);
                database.useTransaction(handle -> {
                    ChargeStore.instrumentTold(handle, charge.number());
                    if (ChargeStore.paid(handle, charge.number(), reference, clocks.wall())) {
                        keep(handle, charge, payment);
                    }
                });
                yield true;
            }
            case DECLINED -> {
                database.useTransaction(
                        handle -> close(handle, charge.number(), ChargeStatus.DECLINED, reason, reference));
                yield false;
            }
            case CANCELLED -> {
                database.useTransaction(handle ->
                        close(handle, charge.number(), ChargeStatus.EXPIRED, "not_decided_in_time", reference));
                yield false;
            }
        };
    }

    private void keep(Handle handle, Charge charge, PaymentProvider.Payment payment) {
        PaymentProvider.Kept kept = payment.kept();
        if (charge.use() == PaymentProvider.Use.KEEP && kept != null) {
            ChargeStore.kept(handle, charge, kept, Numbers.next(), clocks.business());
        }
    }

    private void close(
            Handle handle,
            long number,
            ChargeStatus status,
            String reason,
            @org.jspecify.annotations.Nullable String reference) {
        if (ChargeStore.closed(handle, number, status, reason, reference, clocks.business())) {
            Charge closed = ChargeStore.get(handle, number);
            purposes.named(closed.purpose()).failed(handle, closed);
        }
    }

    private boolean post(Charge charge) {
        boolean toldWithWhat = store.isInstrumentTold(charge.number());
        if (!toldWithWhat || charge.use() == PaymentProvider.Use.KEEP && charge.keptMethod() == null) {
            // A callback told of the success, and callbacks do not tell which method it was nor which is kept.
            PaymentProvider.Payment payment = look(charge);
            if (!toldWithWhat) {
                instruments.paid(charge.payer(), payment);
            }
            database.useTransaction(handle -> {
                ChargeStore.instrumentTold(handle, charge.number());
                keep(handle, charge, payment);
            });
        }
        ChargePurpose purpose = purposes.named(charge.purpose());
        Receipt receipt = ledger.apply(purpose.charged(
                charge,
                header(charge, DerivedIds.chargePaid(charge.number()), charge.businessDay()),
                receivable(charge)));
        AcceptedEntry entry = receipt.applied();
        database.useTransaction(handle -> {
            if (ChargeStore.succeeded(handle, charge.number(), entry.id(), receipt.sequence(), clocks.business())) {
                purpose.succeeded(handle, ChargeStore.get(handle, charge.number()));
            }
        });
        return false;
    }
}
