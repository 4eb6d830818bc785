package io.ovation.server.finance;

import io.ovation.economics.AccountKind;
import io.ovation.economics.AccountNames;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.economics.Gift;
import io.ovation.economics.Stream;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.api.PublicId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Says in sentences what an entry did, from its transfers alone. */
final class EntryExplanation {
    private final BookEntry entry;
    private final AccountViews.Words words;

    EntryExplanation(BookEntry entry, AccountViews.Words words) {
        this.entry = entry;
        this.words = words;
    }

    /** What happened, in a few words; the ledger's own entries included. */
    static String title(int code) {
        return EventKind.isKnown(code) ? EventKind.of(code).title() : "period closed";
    }

    /** What the three references are. */
    Map<String, String> references() {
        Map<String, String> named = new LinkedHashMap<>();
        if (!EventKind.isKnown(entry.code())) {
            return named;
        }
        switch (EventKind.of(entry.code())) {
            case COINS_BOUGHT, STORE_REFUNDED, STORE_REFUND_REVERSED ->
                named.put("recharge_id", PublicId.of("rch", entry.reference1()));
            case PROMOTIONAL_COINS_GRANTED -> named.put("grant", String.valueOf(entry.reference1()));
            case GIFT_SENT, BIG_GIFT_HELD, BIG_GIFT_RELEASED, BIG_GIFT_UNDONE -> {
                named.put("live_id", PublicId.of("live", entry.reference1()));
                named.put("gift_number", String.valueOf(Gift.giftNumber(entry.reference2())));
                named.put("count", String.valueOf(Gift.count(entry.reference2())));
                if (Gift.anonymous(entry.reference2())) {
                    named.put("anonymous", "true");
                }
            }
            case EARNINGS_MATURED -> named.put("matured_on", AccountNames.day((int) entry.reference1()));
            case REFUND_ASKED, REFUND_PAID, REFUND_FAILED, REFUND_BOUNCED -> {
                named.put("refund_id", PublicId.of("rfd", entry.reference1()));
                named.put("recharge_id", PublicId.of("rch", entry.reference2()));
            }
            case VIDEO_GIFT_SENT -> {
                named.put("video_id", PublicId.of("vid", entry.reference1()));
                named.put("gift_number", String.valueOf(Gift.giftNumber(entry.reference2())));
                named.put("count", String.valueOf(Gift.count(entry.reference2())));
                if (Gift.anonymous(entry.reference2())) {
                    named.put("anonymous", "true");
                }
            }
            case TIP_SENT -> named.put("tip_id", PublicId.of("tip", entry.reference1()));
            case TIP_REFUND_ASKED, TIP_REFUND_FAILED -> {
                named.put("refund_id", PublicId.of("crf", entry.reference1()));
                named.put("tip_id", PublicId.of("tip", entry.reference2()));
            }
            case TIP_DISPUTE_LOST -> {
                named.put("dispute_id", PublicId.of("cds", entry.reference1()));
                named.put("tip_id", PublicId.of("tip", entry.reference2()));
            }
            case CHARGE_REFUND_PAID, CHARGE_REFUND_BOUNCED -> {
                named.put("refund_id", PublicId.of("crf", entry.reference1()));
                named.put("charge_id", PublicId.of("chg", entry.reference2()));
            }
            case CHARGE_DISPUTED, CHARGE_DISPUTE_WON -> {
                named.put("dispute_id", PublicId.of("cds", entry.reference1()));
                named.put("charge_id", PublicId.of("chg", entry.reference2()));
            }
            case MEMBERSHIP_CHARGED -> {
                named.put("membership_id", PublicId.of("mem", entry.reference1()));
                named.put("charge_id", PublicId.of("chg", entry.reference2()));
            }
            case MEMBERSHIP_SERVED -> {
                named.put("membership_id", PublicId.of("mem", entry.reference1()));
                named.put("day", LocalDate.ofEpochDay(entry.reference2()).toString());
            }
            case MEMBERSHIP_REFUND_ASKED, MEMBERSHIP_REFUND_FAILED -> {
                named.put("membership_id", PublicId.of("mem", entry.reference1()));
                named.put("refund_id", PublicId.of("crf", entry.reference2()));
            }
            case MEMBERSHIP_GIVEN -> {
                named.put("membership_gift_id", PublicId.of("mgf", entry.reference1()));
                named.put("membership_id", PublicId.of("mem", entry.reference2()));
            }
            case MEMBERSHIP_DISPUTE_LOST, MEMBERSHIP_FORFEITED, MEMBERSHIP_SHARE_TAKEN -> {
                named.put("dispute_id", PublicId.of("cds", entry.reference1()));
                named.put("membership_id", PublicId.of("mem", entry.reference2()));
            }
            case DISPUTE_OPENED, DISPUTE_WON, DISPUTE_LOST -> {
                named.put("dispute_id", PublicId.of("dsp", entry.reference1()));
                named.put("recharge_id", PublicId.of("rch", entry.reference2()));
            }
            case GIFT_DISPUTED, CLAW_BACK_CORRECTED -> {
                named.put("dispute_id", PublicId.of("dsp", entry.reference1()));
                named.put("sender_id", PublicId.of("usr", entry.reference2()));
            }
            case EARNINGS_QUARANTINED, QUARANTINE_RELEASED, QUARANTINE_CONFISCATED -> {
                named.put("quarantine_id", PublicId.of("qrt", entry.reference1()));
                named.put("sender_id", PublicId.of("usr", entry.reference2()));
            }
            case PAYOUT_ASKED,
                    PAYOUT_APPROVED,
                    PAYOUT_PAID,
                    PAYOUT_RETURNED,
                    PAYOUT_RESERVE_HELD,
                    PAYOUT_RESERVE_RELEASED,
                    PAYOUT_CONVERTED,
                    PAYOUT_CONVERSION_UNDONE -> named.put("payout_id", PublicId.of("pay", entry.reference1()));
            case FUND_SHARED, FUND_REDUCED -> {
                named.put("fund_close_id", PublicId.of("fcl", entry.reference1()));
                named.put("fund_day", AccountNames.day((int) entry.reference2()));
            }
            case PROVIDER_SETTLED -> {
                named.put("settlement", String.valueOf(entry.reference1()));
                named.put("provider", String.valueOf(entry.reference3()));
                return named;
            }
            case MONEY_CLEARED -> named.put("first_half_reference", String.valueOf(entry.reference1()));
            case BOOKS_ADJUSTED -> {
                named.put("proposal_id", PublicId.of("prop", entry.reference1()));
                if (entry.reference3() == 0) {
                    return named;
                }
            }
        }
        named.put("user_id", PublicId.of("usr", entry.reference3()));
        return named;
    }

    /** The sentences. */
    String text() {
        if (!EventKind.isKnown(entry.code())) {
            return "The ledger closed a period that is over; what was left moved on.";
        }
        String who = words.name(entry.reference3());
        return switch (EventKind.of(entry.code())) {
            case COINS_BOUGHT ->
                who + " bought " + debited(AccountKind.COIN_ISSUANCE) + " and paid "
                        + paid() + ". " + credited(AccountKind.COIN_LIABILITY)
                        + " are owed for the coins until they are spent; " + credited(AccountKind.TAX_UNSPENT)
                        + " of tax and " + debited(AccountKind.DEFERRED_CHANNEL_FEE)
                        + " of the provider's fee wait beside them.";
            case PROMOTIONAL_COINS_GRANTED -> who + " was given " + credited(AccountKind.PROMO_WALLET) + ".";
            case GIFT_SENT, BIG_GIFT_RELEASED, VIDEO_GIFT_SENT -> gift(who);
            case BIG_GIFT_HELD ->
                who + " sent a big gift of " + credited(AccountKind.GIFT_HOLD) + ". For ten seconds it can be undone: "
                        + "the coins and the " + credited(AccountKind.HELD_COIN_LIABILITY)
                        + " that belong to them wait in the hold.";
            case BIG_GIFT_UNDONE ->
                who + " took a big gift back: " + debited(AccountKind.GIFT_HOLD) + " returned to the wallet, and "
                        + debited(AccountKind.HELD_COIN_LIABILITY) + " to what is owed for it.";
            case EARNINGS_MATURED ->
                who + "'s earnings of the maturity day " + AccountNames.day((int) entry.reference1())
                        + " became available: " + sum(false, Stream::available)
                        + diamonds(" and ", sum(false, EntryExplanation::diamondsAvailable)) + ".";
            case REFUND_ASKED ->
                who + " asked for the money of " + credited(AccountKind.REFUND_COINS) + " back: "
                        + credited(AccountKind.REFUND_CLEARING) + " wait for the provider. The fee of "
                        + debited(AccountKind.CHANNEL_FEE_EXPENSE) + " is our cost.";
            case REFUND_PAID ->
                who + " got " + credited(AccountKind.PROVIDER_RECEIVABLE) + " back for "
                        + credited(AccountKind.COINS_VOIDED) + "; " + credited(AccountKind.ROUNDING)
                        + " of a cent were left over.";
            case REFUND_FAILED ->
                "The refund to " + who + " failed: " + credited(AccountKind.WALLET)
                        + " and what is owed for them are back where they were.";
            case PAYOUT_ASKED ->
                who + " asked to be paid " + credited(AccountKind.PAYOUT_CLEARING)
                        + diamonds("; reserved for it are ", credited(AccountKind.DIAMONDS_RESERVED)) + ".";
            case PAYOUT_APPROVED ->
                "The payout to " + who + " was approved; " + credited(AccountKind.TAX_WITHHELD)
                        + " of tax are withheld.";
            case PAYOUT_PAID ->
                who + " was paid " + credited(AccountKind.BANK) + "; " + credited(AccountKind.DIAMONDS_REDEEMED)
                        + " are redeemed.";
            case PAYOUT_RETURNED ->
                "The payout to " + who + " came to nothing: " + sum(false, Stream::available) + " are available again.";
            case PAYOUT_RESERVE_HELD ->
                "Beside a payout to " + who + ", " + credited(AccountKind.PAYOUT_RESERVE) + " are kept until a day.";
            case PAYOUT_RESERVE_RELEASED ->
                "What was kept beside a payout is available to " + who + " again: "
                        + debited(AccountKind.PAYOUT_RESERVE) + ".";
            case PAYOUT_CONVERTED ->
                "The payout to " + who + " was changed: " + credited(AccountKind.FX_POSITION) + " became "
                        + debited(AccountKind.FX_POSITION) + ".";
            case PAYOUT_CONVERSION_UNDONE ->
                "A payout to " + who
                        + " that had been changed came to nothing and was changed back at the same amounts: "
                        + debited(AccountKind.FX_POSITION) + ".";
            case PROVIDER_SETTLED ->
                "Provider " + entry.reference3() + " sent " + debited(AccountKind.BANK) + "; "
                        + debited(AccountKind.CHANNEL_FEE_EXPENSE) + " of fees had not been booked before.";
            case STORE_REFUNDED ->
                "The store gave " + who + " " + credited(AccountKind.PROVIDER_RECEIVABLE) + " back. "
                        + credited(AccountKind.COINS_VOIDED)
                        + " were left and are void; what had been spent is our loss, "
                        + "but for the store's commission of " + debited(AccountKind.PROVIDER_RECEIVABLE) + ".";
            case STORE_REFUND_REVERSED ->
                "The store took its refund to " + who + " back: " + credited(AccountKind.WALLET)
                        + " and what belongs to them are in the wallet again.";
            case MONEY_CLEARED ->
                "What " + who + " sent from another market arrived: " + debited(AccountKind.CLEARING)
                        + " came out of the clearing account.";
            case BOOKS_ADJUSTED ->
                "Finance corrected the books by hand"
                        + (entry.reference3() == 0 ? "" : ", for " + who)
                        + "; the proposal says why, and who approved it.";
            case REFUND_BOUNCED ->
                "The bank of " + who + " sent a refund back: " + debited(AccountKind.PROVIDER_RECEIVABLE)
                        + " are with the provider again, " + credited(AccountKind.REFUND_COINS)
                        + " wait to be given back.";
            case TIP_SENT ->
                who + " tipped " + credited(AccountKind.EARNINGS_PENDING_TIPS)
                        + ", all of it the creator's, and paid a service fee of "
                        + credited(AccountKind.FEE_REVENUE) + " and " + credited(AccountKind.TAX_PAYABLE)
                        + " of tax on top. The provider's " + debited(AccountKind.CHANNEL_FEE_EXPENSE)
                        + " are our cost.";
            case TIP_REFUND_ASKED ->
                "A tip goes back to " + who + ": " + credited(AccountKind.CHARGE_REFUND_CLEARING) + " are set aside, "
                        + debited(AccountKind.EARNINGS_PENDING_TIPS) + " of it from what was pending, "
                        + debited(AccountKind.FRAUD_RESERVE) + " from the fraud reserve, "
                        + debited(AccountKind.FRAUD_LOSS) + " are the platform's loss.";
            case TIP_REFUND_FAILED ->
                "A tip could not be returned to " + who + ": " + debited(AccountKind.CHARGE_REFUND_CLEARING)
                        + " are back where they were.";
            case TIP_DISPUTE_LOST ->
                "The dispute of a tip of " + who + " was lost: " + credited(AccountKind.DISPUTE_RECEIVABLE)
                        + " are gone, "
                        + debited(AccountKind.EARNINGS_PENDING_TIPS) + " of it from what was pending, "
                        + debited(AccountKind.FRAUD_RESERVE) + " from the fraud reserve, "
                        + debited(AccountKind.FRAUD_LOSS) + " are the platform's loss.";
            case CHARGE_REFUND_PAID -> who + " got " + credited(AccountKind.PROVIDER_RECEIVABLE) + " back.";
            case CHARGE_REFUND_BOUNCED ->
                "The bank of " + who + " sent a refund back: " + debited(AccountKind.PROVIDER_RECEIVABLE)
                        + " are with the provider again.";
            case MEMBERSHIP_CHARGED ->
                who + " paid for a membership: " + credited(AccountKind.MEMBERSHIP_LIABILITY)
                        + " are owed until the days are served; " + credited(AccountKind.MEMBERSHIP_TAX)
                        + " of tax and "
                        + debited(AccountKind.MEMBERSHIP_FEE) + " of the provider's fee wait beside them.";
            case MEMBERSHIP_SERVED ->
                "A day of the membership of " + who + " is over: " + credited(AccountKind.MEMBERSHIP_REVENUE)
                        + " are earned, " + credited(AccountKind.EARNINGS_PENDING_MEMBERSHIPS)
                        + " of it are the creator's share.";
            case MEMBERSHIP_REFUND_ASKED ->
                who + " left at once: " + credited(AccountKind.CHARGE_REFUND_CLEARING)
                        + " that were not served, tax included, are on their way back. The provider keeps its fee of "
                        + debited(AccountKind.CHANNEL_FEE_EXPENSE) + ".";
            case MEMBERSHIP_REFUND_FAILED ->
                "The unearned part could not be returned to " + who + ": " + credited(AccountKind.MEMBERSHIP_LIABILITY)
                        + " are owed again, and will be served.";
            case MEMBERSHIP_GIVEN ->
                who + " gave a month away: " + credited(AccountKind.MEMBERSHIP_LIABILITY)
                        + " of what was paid for the gift are now owed to the receiver.";
            case MEMBERSHIP_DISPUTE_LOST ->
                "The dispute of " + who + " over a membership was lost: " + credited(AccountKind.DISPUTE_RECEIVABLE)
                        + " are gone, " + debited(AccountKind.MEMBERSHIP_LIABILITY)
                        + " of it were not served. What served days had earned follows a day at a time.";
            case MEMBERSHIP_FORFEITED ->
                who + " had given a month that the lost dispute took back: " + debited(AccountKind.MEMBERSHIP_LIABILITY)
                        + " of it were not served and are owed to nobody.";
            case MEMBERSHIP_SHARE_TAKEN ->
                "A served day was paid with money of a lost dispute: " + sum(true, Stream::pending)
                        + " that were pending for " + who + " went back, " + debited(AccountKind.FRAUD_RESERVE)
                        + " came out of the fraud reserve, " + debited(AccountKind.FRAUD_LOSS)
                        + " are the platform's loss.";
            case DISPUTE_OPENED, CHARGE_DISPUTED ->
                who + " disputed a payment: the provider had to give back " + debited(AccountKind.DISPUTE_RECEIVABLE)
                        + " and took " + debited(AccountKind.DISPUTE_COST) + " for it.";
            case DISPUTE_WON, CHARGE_DISPUTE_WON ->
                "The dispute of " + who + " was decided for us: " + credited(AccountKind.DISPUTE_RECEIVABLE)
                        + " are with the provider again.";
            case DISPUTE_LOST ->
                "The dispute of " + who + " was lost: " + credited(AccountKind.DISPUTE_RECEIVABLE) + " are gone, "
                        + credited(AccountKind.COINS_VOIDED) + " that were unspent are void.";
            case GIFT_DISPUTED ->
                "A gift to " + who + " was paid with money of a lost dispute: "
                        + sum(true, Stream::pending) + " of what was pending went back, "
                        + debited(AccountKind.FRAUD_RESERVE) + " came out of the fraud reserve, "
                        + debited(AccountKind.EARNINGS_QUARANTINED) + " came out of quarantine, "
                        + debited(AccountKind.FRAUD_LOSS) + " are the platform's loss, "
                        + debited(AccountKind.CREATOR_RECEIVABLE) + " are owed by " + who + ".";
            case FUND_SHARED ->
                who + " earned " + sum(false, Stream::pending) + " of the creator fund of "
                        + AccountNames.day((int) entry.reference2()) + "; the fund's statement says for which views.";
            case FUND_REDUCED ->
                who + "'s share of the creator fund of " + AccountNames.day((int) entry.reference2())
                        + " was too high: " + credited(AccountKind.FUND_EXPENSE) + " went back, of which "
                        + debited(AccountKind.STREAM_RECEIVABLE) + " are owed until more matures.";
            case CLAW_BACK_CORRECTED ->
                who + " was confirmed to have had a part in a fraud and owes " + debited(AccountKind.CREATOR_RECEIVABLE)
                        + " of a gift that the reserve and the platform had borne; "
                        + sum(true, Stream::available) + " of it are paid at once.";
            case EARNINGS_QUARANTINED ->
                "A gift to " + who + " looks suspicious: " + credited(AccountKind.EARNINGS_QUARANTINED)
                        + " wait for a review.";
            case QUARANTINE_RELEASED ->
                "A gift to " + who + " was found in order: " + debited(AccountKind.EARNINGS_QUARANTINED)
                        + " go on to mature, or are available.";
            case QUARANTINE_CONFISCATED ->
                "Two people agreed that a gift to " + who + " was fraud: " + credited(AccountKind.FRAUD_RESERVE)
                        + " went to the fraud reserve.";
        };
    }

    private String gift(String sender) {
        AccountId earning = creditedDiamonds();
        String creator = earning == null ? "the creator" : words.name(earning.owner());
        String matures = earning == null ? "" : ", available from " + AccountNames.day(earning.bucket());
        boolean given = creditedAccount(AccountKind.PROMO_SPENT) != null;
        String coins = credited(given ? AccountKind.PROMO_SPENT : AccountKind.COINS_SPENT);
        String earned = creator + " earned " + sum(false, EntryExplanation::diamondsPending) + ", worth "
                + sum(false, Stream::pending) + matures + ".";
        if (given) {
            return sender + " sent " + coins + " that were a present to " + creator + "'s show. " + earned;
        }
        return sender + " sent " + coins + " to " + creator + "'s show. "
                + credited(AccountKind.GIFT_REVENUE) + " that " + sender + " had paid for them became revenue, "
                + credited(AccountKind.TAX_PAYABLE) + " of tax became due, and "
                + debited(AccountKind.CHANNEL_FEE_EXPENSE) + " of the store's fee became a cost. " + earned + " "
                + credited(AccountKind.FRAUD_RESERVE) + " were set aside in the fraud reserve.";
    }

    private String paid() {
        return amount(AccountKind.PROVIDER_RECEIVABLE, true);
    }

    private String credited(AccountKind kind) {
        return amount(kind, false);
    }

    private String debited(AccountKind kind) {
        return amount(kind, true);
    }

    private String amount(AccountKind kind, boolean debit) {
        return amount(kind::equals, debit);
    }

    /** The sum over all streams of what an entry moved on their accounts of one sort; streams of one entry share a currency. */
    private String sum(boolean debit, Function<Stream, @Nullable AccountKind> sort) {
        return amount(
                kind -> {
                    Stream stream = Stream.of(kind);
                    return stream != null && kind == sort.apply(stream);
                },
                debit);
    }

    private static @Nullable AccountKind diamondsAvailable(Stream stream) {
        return stream.hasDiamonds() ? stream.diamondsAvailable() : null;
    }

    private static @Nullable AccountKind diamondsPending(Stream stream) {
        return stream.hasDiamonds() ? stream.diamondsPending() : null;
    }

    /** Nothing where the income has no diamonds. */
    private static String diamonds(String before, String amount) {
        return amount.equals("0") ? "" : before + amount;
    }

    private String amount(Predicate<AccountKind> kinds, boolean debit) {
        long sum = 0;
        @Nullable Asset asset = null;
        for (Posted posted : entry.transfers()) {
            AccountId account = debit ? posted.debit() : posted.credit();
            if (kinds.test(AccountKind.of(account))) {
                sum += posted.amount();
                asset = Asset.of(account.asset());
            }
        }
        return asset == null ? "0" : inWords(asset, sum);
    }

    private static String inWords(Asset asset, long amount) {
        String number = AccountNames.amount(asset, amount);
        if (asset.equals(Asset.COIN)) {
            return number + (amount == 1 ? " coin" : " coins");
        }
        return asset.equals(Asset.DIAMOND) ? number + " diamonds" : number + " " + asset.code();
    }

    private @Nullable AccountId creditedDiamonds() {
        AccountId live = creditedAccount(AccountKind.DIAMONDS_PENDING);
        return live == null ? creditedAccount(AccountKind.DIAMONDS_PENDING_VIDEO) : live;
    }

    private @Nullable AccountId creditedAccount(AccountKind kind) {
        for (Posted posted : entry.transfers()) {
            if (posted.credit().kind() == kind.number()) {
                return posted.credit();
            }
        }
        return null;
    }
}
