package io.ovation.server.tip;

import io.ovation.server.api.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of a tip. Payer and creator each see what is theirs; staff see both.
 *
 * @param side whose receipt it is: payer, creator or staff
 * @param amount the tip, all of it the creator's
 * @param payer left out for the creator when the payer wants not to be named
 * @param serviceFee what the payer paid on top, without tax; the payer's side only, like tax, total and provider fee
 * @param providerFee what the payment provider keeps of the total; the platform bears it
 * @param platformKept what is left for the platform after the provider; below zero when it is less than that costs
 * @param maturesOn from when on the creator can be paid it; the creator's side only
 * @param currency what the creator earned in
 * @param refundedAt when the payer had it back
 * @param lines the same figures in order, ready to be shown
 */
public record TipReceipt(
        String tipId,
        @Schema(enumeration = {"payer", "creator", "staff"}) String side,
        String status,
        Instant sentAt,
        Money amount,
        TipView.@Nullable PersonView payer,
        TipView.PersonView creator,
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
        List<Line> lines) {
    /** One line. */
    @Schema(name = "TipReceiptLine")
    public record Line(String label, Money amount) {}
}
