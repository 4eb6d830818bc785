package io.ovation.server.tip;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import io.ovation.server.payment.ChargeRefund;
import io.ovation.server.payment.Charges;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/**
 * Giving tips back, always whole, with service fee and tax. A payer may take a tip back without help within the window of the
 * terms and before it matures; after that two members of staff agree on it. What has matured stays with its creator. Blocking;
 * any thread.
 */
@ApplicationScoped
public class TipRefunds {
    private static final String BY_PAYER = "payer";
    private static final String BY_STAFF = "staff";

    private final TipStore store;
    private final TipTerms terms;
    private final Charges charges;
    private final Users users;
    private final Markets markets;
    private final Database database;
    private final Clocks clocks;

    TipRefunds(
            TipStore store,
            TipTerms terms,
            Charges charges,
            Users users,
            Markets markets,
            Database database,
            Clocks clocks) {
        this.store = store;
        this.terms = terms;
        this.charges = charges;
        this.users = users;
        this.markets = markets;
        this.database = database;
        this.clocks = clocks;
    }

    /**
     * Takes a tip of one's own back.
     *
     * @throws Problem {@code not_found}, {@code refund_too_late}, {@code refund_locked}, {@code nothing_to_refund}
     */
    public ChargeRefund byPayer(long payer, long number, String key) {
        return goOn(begin(payer, number, "payer:" + key, BY_PAYER).number());
    }

    /** Begins to give back a tip that two members of staff agreed on. */
    ChargeRefund beginByStaff(long number, String key) {
        Tip tip = store.find(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such tip"));
        return begin(tip.payer(), number, "staff:" + key, BY_STAFF);
    }

    /** Takes a refund as far as it goes now; the sweeper finishes what stays open. */
    ChargeRefund goOn(long refund) {
        return charges.goOnRefund(refund);
    }

    /** Until when a payer can take this tip back without help, by the business clock. */
    public Instant until(Tip tip) {
        return tip.createdAt().plus(termsOf(tip).refundWindow());
    }

    private ChargeRefund begin(long payer, long number, String key, String reason) {
        Fingerprint asked = Fingerprints.of("tip-refund", number);
        Tip found = store.find(number)
                .filter(tip -> tip.payer() == payer)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have sent no such tip"));
        LocalDate creatorsToday = clocks.today(markets.of(users.get(found.creator())));
        return database.inTransaction(handle -> {
            // The same order of locks as every other step: first the charge, then the tip.
            charges.lock(handle, found.charge());
            Tip tip = TipStore.lock(handle, number);
            boolean matured = tip.maturesOn() != null && !tip.maturesOn().isAfter(creatorsToday);
            boolean isNew = !charges.hasRefund(handle, tip.charge(), key);
            if (isNew) {
                requireRefundable(handle, tip, matured, reason);
            }
            ChargeRefund refund = charges.refund(handle, tip.charge(), tip.total(), reason, key, asked);
            if (isNew) {
                TipStore.refunding(handle, number, refund.number(), matured, reason.equals(BY_PAYER));
            }
            return refund;
        });
    }

    private void requireRefundable(Handle handle, Tip tip, boolean matured, String reason) {
        if (tip.status() != TipStatus.SENT) {
            throw Problem.of(ProblemCode.NOTHING_TO_REFUND)
                    .detail("This tip is " + tip.status().text().replace('_', ' ') + ", there is nothing to give back");
        }
        if (!reason.equals(BY_PAYER)) {
            return;
        }
        TipTerms.Terms inForce = termsOf(tip);
        if (matured || clocks.business().isAfter(until(tip))) {
            throw Problem.of(ProblemCode.REFUND_TOO_LATE)
                    .detail("A tip can be taken back for "
                            + inForce.refundWindow().toHours() + " hours")
                    .cure("Ask support if something is wrong with it");
        }
        Instant since = clocks.business().minus(inForce.refundPeriod());
        if (TipStore.refundsSince(handle, tip.payer(), since) >= inForce.refunds()) {
            throw Problem.of(ProblemCode.REFUND_LOCKED)
                    .detail(inForce.refunds() + " tips in "
                            + inForce.refundPeriod().toDays() + " days are the most you can take back")
                    .cure("Ask support if something is wrong with a tip");
        }
    }

    private TipTerms.Terms termsOf(Tip tip) {
        return terms.of(markets.get(tip.market()), tip.day());
    }
}
