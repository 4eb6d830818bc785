package io.ovation.server.coin.dispute;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.ClawBackAmounts;
import io.ovation.economics.ClawBackCorrected;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.GiftDisputed;
import io.ovation.economics.MoneyEvent;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.recharge.Recharges;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The steps of a claw-back: planned, posted; and corrected, where the creator is confirmed complicit afterwards. Each step is
 * made alone, and what it was is read from the accepted entry, so whoever repeats it finds the same.
 */
@ApplicationScoped
public class ClawBackOperation implements OutsideOperation {
    private static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final int MOST_STEPS = 3;

    private final ClawBackStore store;
    private final DisputeStore disputes;
    private final Recharges recharges;
    private final List<GiftFindings> findings;
    private final Bookkeeper bookkeeper;
    private final Markets markets;
    private final Clocks clocks;
    private final Database database;

    ClawBackOperation(
            ClawBackStore store,
            DisputeStore disputes,
            Recharges recharges,
            @All List<GiftFindings> findings,
            Bookkeeper bookkeeper,
            Markets markets,
            Clocks clocks,
            Database database) {
        this.store = store;
        this.disputes = disputes;
        this.recharges = recharges;
        this.findings = findings;
        this.bookkeeper = bookkeeper;
        this.markets = markets;
        this.clocks = clocks;
        this.database = database;
    }

    @Override
    public Intents intents() {
        return new Intents(database, ClawBackStore.TABLE);
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            ClawBack now = store.get(number);
            switch (now.status()) {
                case PLANNED -> intents().alone(number, handle -> post(handle, ClawBackStore.get(handle, number)));
                case CORRECTING ->
                    intents().alone(number, handle -> correct(handle, ClawBackStore.get(handle, number)));
                case POSTED, CORRECTED -> {
                    return;
                }
            }
        }
    }

    private void post(Handle handle, ClawBack plan) {
        if (plan.status() != ClawBack.Status.PLANNED) {
            return;
        }
        Dispute dispute = disputes.get(plan.dispute());
        LocalDate today = Objects.requireNonNull(dispute.decidedOn());
        boolean complicit = findings.stream().anyMatch(each -> each.isComplicit(handle, plan.creator(), plan.payer()));
        OptionalLong quarantine = findings.stream()
                .map(each -> each.quarantine(handle, plan.gift()))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
        boolean matured = !plan.maturesOn().isAfter(today);
        AcceptedEntry entry = bookkeeper
                .postAndWait(new GiftDisputed(
                        header(dispute, DerivedIds.giftDisputed(plan.dispute(), plan.gift()), today),
                        plan.creator(),
                        plan.stream(),
                        Asset.of(plan.currency()),
                        plan.micros(),
                        plan.diamondUnits(),
                        plan.maturesOn(),
                        matured,
                        plan.dispute(),
                        plan.payer(),
                        complicit,
                        quarantine))
                .applied();
        ClawBackStore.posted(handle, borne(plan, entry, matured), clocks.business());
    }

    /** Who bore it, as the accepted entry has it. */
    private static ClawBack borne(ClawBack plan, AcceptedEntry entry, boolean matured) {
        ClawBackAmounts borne = ClawBackAmounts.of(entry, plan.diamondUnits());
        boolean owed = false;
        for (Posted posted : entry.transfers()) {
            owed |= AccountKind.of(posted.debit()) == AccountKind.CREATOR_RECEIVABLE;
        }
        return new ClawBack(
                plan.number(),
                plan.dispute(),
                plan.gift(),
                plan.payer(),
                plan.creator(),
                plan.stream(),
                plan.currency(),
                plan.coins(),
                plan.micros(),
                plan.diamondUnits(),
                plan.maturesOn(),
                ClawBack.Status.POSTED,
                entry.id(),
                matured,
                owed,
                borne.reserveMicros(),
                borne.lossMicros(),
                plan.micros() - borne.totalMicros(),
                borne.diamondUnits(),
                plan.correct(),
                null);
    }

    private void correct(Handle handle, ClawBack done) {
        if (done.status() != ClawBack.Status.CORRECTING) {
            return;
        }
        Dispute dispute = disputes.get(done.dispute());
        MoneyEvent event = new ClawBackCorrected(
                header(
                        dispute,
                        DerivedIds.clawBackCorrected(done.dispute(), done.gift()),
                        clocks.today(markets.get(market(dispute)))),
                done.creator(),
                done.stream(),
                Asset.of(done.currency()),
                new ClawBackAmounts(done.reserveMicros(), done.lossMicros(), done.keptUnits()),
                done.dispute(),
                done.payer());
        UUID entry = bookkeeper.postAndWait(event).applied().id();
        ClawBackStore.corrected(handle, done.number(), entry, clocks.business());
    }

    private String market(Dispute dispute) {
        return recharges.find(dispute.recharge()).orElseThrow().market();
    }

    private MoneyEvent.Header header(Dispute dispute, UUID entry, LocalDate day) {
        return new MoneyEvent.Header(
                entry,
                Fingerprints.of("dispute", dispute.provider(), dispute.reference()),
                NO_DEADLINE,
                markets.get(market(dispute)).number(),
                day);
    }
}
