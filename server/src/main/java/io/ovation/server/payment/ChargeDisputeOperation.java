package io.ovation.server.payment;

import io.ovation.economics.Asset;
import io.ovation.economics.ChargeDisputeWon;
import io.ovation.economics.ChargeDisputed;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MoneyEvent;
import io.ovation.server.api.Numbers;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps of a dispute of a charge: told, open (the money in dispute is booked), won or lost; or closed without money.
 * Entries have ids that follow from the dispute, so whoever goes on after a crash repeats at most what was done.
 */
@ApplicationScoped
class ChargeDisputeOperation implements OutsideOperation, DisputeOwner {
    private static final int MOST_STEPS = 4;

    private final ChargeDisputeStore store;
    private final ChargeStore charges;
    private final ChargeOperation charging;
    private final ChargePurposes purposes;
    private final Database database;
    private final Bookkeeper bookkeeper;
    private final Markets markets;
    private final Clocks clocks;

    ChargeDisputeOperation(
            ChargeDisputeStore store,
            ChargeStore charges,
            ChargeOperation charging,
            ChargePurposes purposes,
            Database database,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.charges = charges;
        this.charging = charging;
        this.purposes = purposes;
        this.database = database;
        this.bookkeeper = bookkeeper;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public Intents intents() {
        return new Intents(database, "payment_dispute");
    }

    @Override
    public Optional<SignedEvent.Consequence> disputed(DisputeNews news) {
        Optional<Charge> found = charges.findByReference(news.provider(), news.payment());
        if (found.isEmpty()
                || news.amount() <= 0
                || news.amount() > found.get().amount()
                || !found.get().currency().equals(news.currency())) {
            return Optional.empty();
        }
        Charge charge = found.get();
        return Optional.of(handle -> {
            ChargeDisputeStore.Told told = ChargeDisputeStore.told(
                    handle,
                    Numbers.next(),
                    news,
                    charge.number(),
                    clocks.business(),
                    clocks.today(markets.get(charge.market())),
                    clocks.wall());
            if (told.first()) {
                purpose(charge).disputed(handle, charge, ChargeDisputeStore.get(handle, told.number()));
            }
            return () -> advance(told.number());
        });
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            ChargeDispute dispute = store.get(number);
            boolean goOn = switch (dispute.status()) {
                case TOLD -> open(dispute);
                case OPEN -> decide(dispute);
                case WON, LOST, CLOSED -> false;
            };
            if (!goOn) {
                return;
            }
        }
    }

    private boolean open(ChargeDispute dispute) {
        // Who loses had to pay, whatever became of the news of that.
        if (!dispute.withdrawn() && dispute.decision() != DisputeNews.Decision.LOST) {
            if (dispute.decision() == null) {
                store.rest(dispute);
            } else {
                move(dispute, ChargeDispute.Status.CLOSED);
            }
            return false;
        }
        Charge charge = charges.get(dispute.charge());
        if (charge.status() != ChargeStatus.SUCCEEDED) {
            // The news of the dispute overtook those of the payment: first things first.
            charging.advance(charge.number());
            if (charges.get(dispute.charge()).status() != ChargeStatus.SUCCEEDED) {
                return false;
            }
        }
        Asset currency = Asset.fiat(charge.currency());
        Asset feeCurrency = Asset.fiat(dispute.feeCurrency());
        post(new ChargeDisputed(
                header(charge, DerivedIds.disputeOpened(dispute.number()), dispute.toldOn()),
                charge.payer(),
                currency,
                micros(dispute, currency),
                feeCurrency,
                Math.multiplyExact(dispute.fee(), feeCurrency.minorUnit()),
                charging.receivable(charge),
                dispute.number(),
                charge.number()));
        move(dispute, ChargeDispute.Status.OPEN);
        return true;
    }

    private boolean decide(ChargeDispute dispute) {
        DisputeNews.Decision decision = dispute.decision();
        // That an inquiry closed says nothing of money that was taken.
        if (decision == null || decision == DisputeNews.Decision.CLOSED) {
            store.rest(dispute);
            return false;
        }
        Charge charge = charges.get(dispute.charge());
        LocalDate day = Objects.requireNonNull(dispute.decidedOn());
        if (decision == DisputeNews.Decision.WON) {
            Asset currency = Asset.fiat(charge.currency());
            post(new ChargeDisputeWon(
                    header(charge, DerivedIds.disputeWon(dispute.number()), day),
                    charge.payer(),
                    currency,
                    micros(dispute, currency),
                    charging.receivable(charge),
                    dispute.number(),
                    charge.number()));
            move(dispute, ChargeDispute.Status.WON);
        } else {
            post(purpose(charge)
                    .disputeLost(
                            charge,
                            dispute,
                            header(charge, DerivedIds.disputeLost(dispute.number()), day),
                            charging.receivable(charge)));
            move(dispute, ChargeDispute.Status.LOST);
        }
        return false;
    }

    private void move(ChargeDispute dispute, ChargeDispute.Status to) {
        database.useTransaction(handle -> {
            if (ChargeDisputeStore.move(handle, dispute.number(), dispute.status(), to)
                    && to != ChargeDispute.Status.OPEN) {
                Charge charge = ChargeStore.get(handle, dispute.charge());
                purpose(charge).disputed(handle, charge, ChargeDisputeStore.get(handle, dispute.number()));
            }
        });
    }

    private void post(MoneyEvent event) {
        bookkeeper.postAndWait(event).applied();
    }

    private ChargePurpose purpose(Charge charge) {
        return purposes.named(charge.purpose());
    }

    private MoneyEvent.Header header(Charge charge, UUID entry, LocalDate day) {
        return charging.header(charge, entry, day);
    }

    private static long micros(ChargeDispute dispute, Asset currency) {
        return Math.multiplyExact(dispute.amount(), currency.minorUnit());
    }
}
