package io.ovation.server.finance;

import io.ovation.economics.Asset;
import io.ovation.economics.BigGiftHeld;
import io.ovation.economics.BigGiftReleased;
import io.ovation.economics.BigGiftUndone;
import io.ovation.economics.CoinsBought;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.EarningsMatured;
import io.ovation.economics.Gift;
import io.ovation.economics.GiftSent;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.PayoutAmounts;
import io.ovation.economics.PayoutApproved;
import io.ovation.economics.PayoutAsked;
import io.ovation.economics.PayoutPaid;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.PayoutReturned;
import io.ovation.economics.PromotionalCoinsGranted;
import io.ovation.economics.ProviderSettled;
import io.ovation.economics.Purse;
import io.ovation.economics.RefundAmounts;
import io.ovation.economics.RefundAsked;
import io.ovation.economics.RefundFailed;
import io.ovation.economics.RefundPaid;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Numbers;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** Money events of a viewer and a creator, posted to the books of the server under test. */
final class BookStory {
    static final int US = 840;

    final long viewer;
    final long creator;
    final long live = Numbers.next();
    private final Bookkeeper books;
    private final LocalDate today;
    private long lastSequence;

    BookStory(Bookkeeper books, long viewer, long creator) {
        this.books = books;
        this.viewer = viewer;
        this.creator = creator;
        this.today = LocalDate.now(java.time.ZoneOffset.UTC);
    }

    /** The worked example: a pack of 330 for 3.49, then a Pinata. Returns the gift's entry. */
    AcceptedEntry packAndPinata() {
        buy(Asset.USD, 330, 3_490_000, 0, 400_000);
        return gift(100);
    }

    AcceptedEntry buy(Asset currency, long coins, long gross, long tax, long fee) {
        long recharge = Numbers.next();
        return post(new CoinsBought(header(), viewer, currency, coins, gross, tax, fee, 1, recharge));
    }

    AcceptedEntry gift(long coins) {
        return post(new GiftSent(
                header(),
                new Gift(viewer, creator, live, 11, 1, coins, new Purse.Bought(Asset.USD)),
                OptionalLong.empty(),
                today.plusDays(14)));
    }

    /** One of everything, with amounts that leave parts of cents behind. */
    void everything(Random random) {
        Asset euro = Asset.fiat("EUR");
        buy(Asset.USD, 60_000 + random.nextInt(1_000), 534_480_000, 33_460_000, 16_100_000 + random.nextInt(99));
        buy(euro, 330, 5_990_000, 956_386, 420_000);
        post(new PromotionalCoinsGranted(header(), viewer, 500, Numbers.next()));
        for (int i = 0; i < 20; i++) {
            gift(1 + random.nextInt(99));
        }
        Gift given = new Gift(viewer, creator, live, 6, 1, 20, new Purse.Promotional(40_000));
        post(new GiftSent(header(), given, OptionalLong.empty(), today.plusDays(14)));
        Gift paidInEuros = new Gift(viewer, creator, live, 7, 3, 90, new Purse.Bought(euro));
        post(new GiftSent(header(), paidInEuros, OptionalLong.of(100_000), today.plusDays(14)));
        bigGifts();
        refunds(random);
        post(new EarningsMatured(header(), creator, Stream.LIVE, Asset.USD, today.plusDays(14)));
        payouts();
        post(new ProviderSettled(header(), 1, Asset.USD, 500_000_000, 20_000, 1, Numbers.next()));
    }

    private void bigGifts() {
        Gift big = new Gift(viewer, creator, live, 25, 1, 20_000, new Purse.Bought(Asset.USD));
        long kept = Numbers.next();
        post(new BigGiftHeld(header(), big, OptionalLong.empty(), kept));
        long undone = Numbers.next();
        post(new BigGiftHeld(header(), big, OptionalLong.empty(), undone));
        post(new BigGiftUndone(header(), big, undone, today));
        post(new BigGiftReleased(header(), big, kept, today.plusDays(14)));
    }

    private void refunds(Random random) {
        for (boolean paid : new boolean[] {true, false}) {
            long refund = Numbers.next();
            long coins = 1 + random.nextInt(5_000);
            RefundAmounts amounts =
                    RefundAmounts.of(post(new RefundAsked(header(), viewer, Asset.USD, coins, refund, 1)));
            if (paid) {
                long whole = Asset.USD.wholeMinorUnits(amounts.totalMicros());
                post(new RefundPaid(header(), viewer, Asset.USD, coins, whole, 1, refund, 1));
            } else {
                post(new RefundFailed(header(), viewer, Asset.USD, coins, amounts, refund, 1));
            }
        }
    }

    private void payouts() {
        for (boolean returned : new boolean[] {true, false}) {
            long payout = Numbers.next();
            PayoutAmounts amounts = PayoutAmounts.of(post(new PayoutAsked(
                    header(), creator, Asset.USD, List.of(new PayoutPart(Stream.LIVE, 40_000_000)), payout)));
            post(new PayoutApproved(header(), creator, Asset.USD, 4_000_000, payout));
            post(new PayoutPaid(header(), creator, Asset.USD, 36_000_000, 1, payout));
            if (returned) {
                post(new PayoutReturned(header(), creator, Asset.USD, 4_000_000, 36_000_000, amounts, 1, payout));
            }
        }
    }

    AcceptedEntry post(MoneyEvent event) {
        Receipt receipt = books.postAndWait(event);
        lastSequence = receipt.sequence();
        return receipt.applied();
    }

    /** Waits until the projections show everything posted so far. */
    void shown() {
        if (!books.waitFor(lastSequence, java.time.Duration.ofSeconds(30))) {
            throw new AssertionError("the projections do not follow");
        }
    }

    private MoneyEvent.Header header() {
        UUID id = DerivedIds.fromNumber(Numbers.next(), "story");
        return new MoneyEvent.Header(
                id, new Fingerprint(7, id.getLeastSignificantBits()), System.currentTimeMillis() + 60_000, US, today);
    }
}
