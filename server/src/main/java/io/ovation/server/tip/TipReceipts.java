package io.ovation.server.tip;

import io.ovation.server.api.Money;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.payment.Charge;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Makes receipts of tips: what each side may see. Blocking; any thread. */
@ApplicationScoped
class TipReceipts {
    private final Tips tips;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    TipReceipts(Tips tips, Users users, Markets markets, Clocks clocks) {
        this.tips = tips;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** The receipt of a tip for who asks; {@code not_found} for those it does not concern, and before it is paid. */
    TipReceipt of(Caller caller, long number) {
        boolean staff = caller.is(Role.FINANCE) || caller.is(Role.SUPPORT);
        Tip tip = staff ? tips.any(number) : tips.visible(caller.userNumber(), number);
        Charge charge = tips.charge(tip);
        if (tip.sentAt() == null || charge.entryId() == null) {
            throw Problem.of(ProblemCode.NOT_FOUND).detail("There is a receipt once the tip has been paid");
        }
        boolean seesPayment = staff || caller.userNumber() == tip.payer();
        boolean seesEarning = staff || caller.userNumber() == tip.creator();
        return receipt(tip, charge, seesPayment, seesEarning);
    }

    private TipReceipt receipt(Tip tip, Charge charge, boolean seesPayment, boolean seesEarning) {
        User payer = users.find(tip.payer()).orElse(null);
        User creator = users.get(tip.creator());
        boolean namesPayer = seesPayment || !tip.anonymous();
        boolean matured = tip.maturesOn() != null && !tip.maturesOn().isAfter(clocks.today(markets.of(creator)));
        return new TipReceipt(
                tip.id(),
                seesPayment && seesEarning ? "staff" : seesPayment ? "payer" : "creator",
                tip.status().text(),
                Objects.requireNonNull(tip.sentAt()),
                money(tip, tip.amount()),
                namesPayer ? TipView.PersonView.of(tip.payer(), payer) : null,
                TipView.PersonView.of(tip.creator(), creator),
                tip.message().isEmpty() ? null : tip.message(),
                seesPayment ? money(tip, tip.serviceFee()) : null,
                seesPayment ? money(tip, tip.tax()) : null,
                seesPayment ? money(tip, tip.total()) : null,
                seesPayment ? money(tip, charge.fee()) : null,
                seesPayment ? money(tip, tip.serviceFee() - charge.fee()) : null,
                seesPayment ? charge.paymentMethod() : null,
                tip.currency(),
                seesEarning ? tip.maturesOn() : null,
                seesEarning ? matured : null,
                tip.refundedAt(),
                tip.dispute(),
                PublicId.of("ent", Objects.requireNonNull(charge.entryId())),
                charge.entrySequence(),
                lines(tip, seesPayment));
    }

    private static List<TipReceipt.Line> lines(Tip tip, boolean seesPayment) {
        List<TipReceipt.Line> lines = new ArrayList<>();
        lines.add(new TipReceipt.Line(
                seesPayment ? "Tip, all of it the creator's" : "Tip, all of it yours", money(tip, tip.amount())));
        if (seesPayment) {
            lines.add(new TipReceipt.Line("Service fee", money(tip, tip.serviceFee())));
            lines.add(new TipReceipt.Line("Tax on the fee", money(tip, tip.tax())));
            lines.add(new TipReceipt.Line("Paid", money(tip, tip.total())));
        }
        if (tip.status() == TipStatus.REFUNDED) {
            lines.add(new TipReceipt.Line(
                    seesPayment ? "Returned to you" : "Returned to the sender",
                    money(tip, seesPayment ? tip.total() : tip.amount())));
        }
        return List.copyOf(lines);
    }

    private static Money money(Tip tip, long amount) {
        return new Money(amount, tip.currency());
    }
}
