package io.ovation.client.tip;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ovation.client.approval.Proposals;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tips, as one user sends or receives them. */
public final class Tips {
    private final Door door;

    /** For one user. */
    public Tips(Door door) {
        this.door = door;
    }

    /**
     * What may be tipped today, and what it costs.
     *
     * @param amount whose price is asked for, in minor units; null for that of the presets only
     */
    public Call<Terms> terms(@Nullable Long amount) {
        return door.get(Route.of("tips", "terms").with("amount", amount), Terms.class);
    }

    /** Sends a tip. A declined payment is an answer, not a problem: its status says so. */
    public Call<Tip> send(TipRequest tip) {
        return door.postOnce(Route.of("tips"), tip, Tip.class);
    }

    /** One that this user sent. */
    public Call<Tip> get(String id) {
        return door.get(Route.of("tips", id), Tip.class);
    }

    /** Those this user sent, the newest first. */
    public Listing<Tip> sent() {
        return door.list(Route.of("tips"), Tip.class);
    }

    /** Those this creator received, the newest first. */
    public Listing<Received> received() {
        return door.list(Route.of("tips", "received"), Received.class);
    }

    /** Those of a show, the newest first. */
    public Listing<Received> ofShow(String liveId) {
        return door.list(Route.of("lives", liveId, "tips"), Received.class);
    }

    /** Those under a video, the newest first. */
    public Listing<Received> ofVideo(String videoId) {
        return door.list(Route.of("videos", videoId, "tips"), Received.class);
    }

    /** Who got what: each side sees what is theirs. */
    public Call<Receipt> receipt(String id) {
        return door.get(Route.of("tips", id, "receipt"), Receipt.class);
    }

    /** Takes a tip of one's own back within the window of the terms: all of it. */
    public Call<Refund> refund(String id) {
        return door.postOnce(Route.of("tips", id, "refunds"), null, Refund.class);
    }

    /** For staff: proposes to give a tip back; a second person decides. */
    public Call<Proposals.Proposal> proposeRefund(String id, String reason) {
        return door.postOnce(
                Route.of("tips", id, "refund-proposals"), Door.body("reason", reason), Proposals.Proposal.class);
    }

    /**
     * What may be tipped today. Amounts are minor units of the currency.
     *
     * @param presets amounts to offer, with their prices
     * @param price of the amount that was asked about
     * @param serviceFeePpm rate of the service fee, in millionths of the tip
     * @param dailyMaximum what one payer may tip on a day, service fees not counted
     * @param leftToday what is left of it
     * @param tipsADay how many tips one payer may send on a day
     * @param tipsLeftToday how many are left
     * @param messageLength most characters of a message
     * @param refundHours how long a tip can be taken back
     */
    public record Terms(
            String currency,
            long minimum,
            long maximum,
            List<Price> presets,
            @Nullable Price price,
            int serviceFeePpm,
            long dailyMaximum,
            long leftToday,
            @JsonProperty("tips_a_day") int tipsADay,
            int tipsLeftToday,
            int messageLength,
            long refundHours,
            int termsVersion) {}

    /**
     * What a tip costs.
     *
     * @param amount the tip, all of it the creator's
     * @param serviceFee on top, without tax
     * @param tax on the service fee
     * @param total what the payer pays
     */
    public record Price(Money amount, Money serviceFee, Money tax, Money total) {}

    /**
     * A tip as its creator, and everybody in the show or under the video, sees it.
     *
     * @param amount all of it the creator's
     * @param sender left out when they want not to be named
     * @param maturesOn from when on it can be paid out
     */
    public record Received(
            String id,
            Money amount,
            Tip.@Nullable Person sender,
            @Nullable String message,
            String status,
            @Nullable String liveId,
            @Nullable String videoId,
            Instant sentAt,
            @Nullable LocalDate maturesOn) {}

    /**
     * The receipt of a tip. Payer and creator each see what is theirs; staff see both.
     *
     * @param side whose receipt it is: payer, creator or staff
     * @param amount the tip, all of it the creator's
     * @param payer left out for the creator when the payer wants not to be named
     * @param serviceFee what the payer paid on top, without tax; the payer's side only, like tax, total and provider fee
     * @param providerFee what the payment provider keeps of the total; the platform bears it
     * @param platformKept what is left for the platform after the provider; below zero when it is less than that costs
     * @param currency what the creator earned in
     * @param maturesOn from when on the creator can be paid it; the creator's side only
     * @param refundedAt when the payer had it back
     * @param lines the same figures in order, ready to be shown
     */
    public record Receipt(
            String tipId,
            String side,
            String status,
            Instant sentAt,
            Money amount,
            Tip.@Nullable Person payer,
            Tip.Person creator,
            @Nullable String message,
            @Nullable Money serviceFee,
            @Nullable Money tax,
            @Nullable Money total,
            @Nullable Money providerFee,
            @Nullable Money platformKept,
            @Nullable String paymentMethod,
            String currency,
            @Nullable LocalDate maturesOn,
            @Nullable Boolean matured,
            @Nullable Instant refundedAt,
            @Nullable String dispute,
            String entryId,
            @Nullable Long sequence,
            List<ReceiptLine> lines) {}

    /** One line. */
    public record ReceiptLine(String label, Money amount) {}

    /**
     * A tip on its way back.
     *
     * @param amount what the payer gets, service fee and tax included
     * @param status processing, paid or failed
     * @param failureReason the provider's code of why it failed
     */
    public record Refund(
            String id,
            String tipId,
            Money amount,
            String status,
            @Nullable String failureReason) {}
}
