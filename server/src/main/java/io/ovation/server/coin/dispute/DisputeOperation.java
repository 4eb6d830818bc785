package io.ovation.server.coin.dispute;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.DisputeLost;
import io.ovation.economics.DisputeOpened;
import io.ovation.economics.DisputeWon;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.lot.CoinLot;
import io.ovation.server.coin.lot.LotUse;
import io.ovation.server.coin.lot.Lots;
import io.ovation.server.coin.recharge.Recharge;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.DisputeNews;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/**
 * The steps of a dispute: told, open (the money in dispute is booked), won; or losing, then lost when every gift that was
 * sent with the coins is looked at; or closed without money. Entries have ids that follow from the dispute, so whoever
 * goes on after a crash repeats at most what was done.
 */
@ApplicationScoped
public class DisputeOperation implements OutsideOperation {
    /** What was lost is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_STEPS = 6;

    private final DisputeStore store;
    private final Database database;
    private final Recharges recharges;
    private final ClawBacks clawBacks;
    private final Bookkeeper bookkeeper;
    private final Lots lots;
    private final Markets markets;
    private final Clocks clocks;

    /** As the server uses it. */
    public DisputeOperation(
            DisputeStore store,
            Database database,
            Recharges recharges,
            ClawBacks clawBacks,
            Bookkeeper bookkeeper,
            Lots lots,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.database = database;
        this.recharges = recharges;
        this.clawBacks = clawBacks;
        this.bookkeeper = bookkeeper;
        this.lots = lots;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public Intents intents() {
        store.lookAgainAtWhatCameBack(clocks.wall());
        return new Intents(database, "coin_dispute");
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            Dispute dispute = store.get(number);
            boolean goOn = switch (dispute.status()) {
                case TOLD -> open(dispute);
                case OPEN -> decide(dispute);
                case LOSING -> lookAtGifts(dispute);
                case WON, LOST, CLOSED -> false;
            };
            if (!goOn) {
                return;
            }
        }
    }

    private boolean open(Dispute dispute) {
        // Who loses had to pay, whatever became of the news of that.
        if (!dispute.withdrawn() && dispute.decision() != DisputeNews.Decision.LOST) {
            return endOrWait(dispute, Dispute.Status.CLOSED);
        }
        Recharge recharge = recharge(dispute);
        Asset feeCurrency = Asset.fiat(dispute.feeCurrency());
        post(new DisputeOpened(
                header(
                        dispute,
                        recharge,
                        DerivedIds.disputeOpened(dispute.number(), dispute.round()),
                        dispute.toldOn()),
                dispute.user(),
                currency(dispute),
                micros(dispute),
                feeCurrency,
                // The provider took its fee once, however often the dispute was opened.
                dispute.round() == 0 ? Math.multiplyExact(dispute.fee(), feeCurrency.minorUnit()) : 0,
                recharges.receivable(recharge),
                dispute.number(),
                dispute.recharge()));
        store.move(dispute.number(), Dispute.Status.TOLD, Dispute.Status.OPEN, clocks.business());
        return true;
    }

    private boolean decide(Dispute dispute) {
        DisputeNews.Decision decision = dispute.decision();
        // That an inquiry closed says nothing of money that was taken.
        if (decision == null || decision == DisputeNews.Decision.CLOSED) {
            store.wait(dispute);
            return false;
        }
        Recharge recharge = recharge(dispute);
        if (decision == DisputeNews.Decision.WON) {
            post(new DisputeWon(
                    header(
                            dispute,
                            recharge,
                            DerivedIds.disputeWon(dispute.number(), dispute.round()),
                            decidedOn(dispute)),
                    dispute.user(),
                    currency(dispute),
                    micros(dispute),
                    recharges.receivable(recharge),
                    dispute.number(),
                    dispute.recharge()));
            store.move(dispute.number(), Dispute.Status.OPEN, Dispute.Status.WON, clocks.business());
            return false;
        }
        waitForLots();
        long coins = coins(dispute, recharge);
        AcceptedEntry lost = post(new DisputeLost(
                        header(dispute, recharge, DerivedIds.disputeLost(dispute.number()), decidedOn(dispute)),
                        dispute.user(),
                        currency(dispute),
                        target(dispute, coins),
                        micros(dispute),
                        Math.multiplyExact(
                                part(recharge.tax(), dispute, recharge),
                                currency(dispute).minorUnit()),
                        recharges.receivable(recharge),
                        dispute.number(),
                        dispute.recharge()))
                .applied();
        store.losing(dispute.number(), coins, voided(lost), lost.sequence());
        return true;
    }

    /**
     * One entry a gift, newest first, until all coins of the lost money are accounted for. Coins that came back into the
     * wallet meanwhile, because a big gift was undone or a refund failed, are void first.
     */
    private boolean lookAtGifts(Dispute dispute) {
        Recharge recharge = recharge(dispute);
        long coins = dispute.coinsDisputed() == null ? coins(dispute, recharge) : dispute.coinsDisputed();
        waitForLots();
        long target = target(dispute, coins);
        long voided = Objects.requireNonNull(dispute.coinsVoided());
        long known = clawBacks.of(dispute.number()).stream()
                .mapToLong(ClawBack::coins)
                .sum();
        long back = Math.min(target - voided - known, unspent(dispute));
        if (back > 0) {
            AcceptedEntry entry = post(new DisputeLost(
                            header(
                                    dispute,
                                    recharge,
                                    DerivedIds.disputeLostRest(dispute.number(), voided),
                                    decidedOn(dispute)),
                            dispute.user(),
                            currency(dispute),
                            back,
                            0,
                            0,
                            recharges.receivable(recharge),
                            dispute.number(),
                            dispute.recharge()))
                    .applied();
            store.voided(dispute, voided(entry));
            return true;
        }
        long found = clawBacks.accountFor(dispute, target - voided);
        store.accounted(dispute.number(), found);
        store.move(dispute.number(), Dispute.Status.LOSING, Dispute.Status.LOST, clocks.business());
        return false;
    }

    private void waitForLots() {
        if (!bookkeeper.waitFor(bookkeeper.position().sequence(), PATIENCE)) {
            throw Problem.of(ProblemCode.BUSY).detail("The lots are not up to date");
        }
    }

    private long unspent(Dispute dispute) {
        return lots.ofRecharge(dispute.recharge()).map(CoinLot::unspent).orElse(0L);
    }

    /** How many coins the loss is about: those that went back to the buyer, or are on their way there, are not. */
    private long target(Dispute dispute, long coins) {
        return database.withHandle(handle -> Lots.ofRecharge(handle, dispute.recharge())
                .map(lot -> Math.min(
                        coins,
                        lot.coins()
                                - Lots.coins(handle, lot.number(), LotUse.Kind.REFUND)
                                - Lots.coins(handle, lot.number(), LotUse.Kind.STORE_REFUND)))
                .orElse(coins));
    }

    private boolean endOrWait(Dispute dispute, Dispute.Status end) {
        if (dispute.decision() == null) {
            store.wait(dispute);
        } else {
            store.move(dispute.number(), dispute.status(), end, clocks.business());
        }
        return false;
    }

    private Receipt post(MoneyEvent event) {
        Receipt receipt = bookkeeper.postAndWait(event);
        receipt.applied();
        return receipt;
    }

    private Recharge recharge(Dispute dispute) {
        return recharges.find(dispute.recharge()).orElseThrow();
    }

    /** The coins that the disputed money had bought: of a part of the price, the same part, rounded up. */
    private static long coins(Dispute dispute, Recharge recharge) {
        BigInteger[] exact = BigInteger.valueOf(recharge.coins())
                .multiply(BigInteger.valueOf(Math.min(dispute.amount(), recharge.price())))
                .divideAndRemainder(BigInteger.valueOf(recharge.price()));
        return exact[0].longValueExact() + exact[1].signum();
    }

    private static long part(long of, Dispute dispute, Recharge recharge) {
        return BigInteger.valueOf(of)
                .multiply(BigInteger.valueOf(Math.min(dispute.amount(), recharge.price())))
                .divide(BigInteger.valueOf(recharge.price()))
                .longValueExact();
    }

    private static long voided(AcceptedEntry lost) {
        for (Posted posted : lost.transfers()) {
            if (posted.credit().kind() == AccountKind.COINS_VOIDED.number()) {
                return posted.amount();
            }
        }
        return 0;
    }

    private static LocalDate decidedOn(Dispute dispute) {
        return Objects.requireNonNull(dispute.decidedOn());
    }

    private static Asset currency(Dispute dispute) {
        return Asset.fiat(dispute.currency());
    }

    private static long micros(Dispute dispute) {
        return Math.multiplyExact(dispute.amount(), currency(dispute).minorUnit());
    }

    private MoneyEvent.Header header(Dispute dispute, Recharge recharge, UUID entry, LocalDate day) {
        return new MoneyEvent.Header(
                entry,
                Fingerprints.of("dispute", dispute.provider(), dispute.reference()),
                NO_DEADLINE,
                markets.get(recharge.market()).number(),
                day);
    }
}
