package io.ovation.server.risk;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.EarningsQuarantined;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.QuarantineConfiscated;
import io.ovation.economics.QuarantineReleased;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.dispute.GiftFindings;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import io.ovation.server.store.OutsideOperation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The steps of a quarantine: asked, held; then released or confiscated as its case is decided. Each is made alone and has an
 * entry whose id follows from the quarantine, so a step that is repeated happens once.
 */
@ApplicationScoped
public class QuarantineOperation implements OutsideOperation, GiftFindings {
    private static final long NO_DEADLINE = Long.MAX_VALUE;
    private static final int MOST_STEPS = 4;

    private final QuarantineStore store;
    private final Bookkeeper bookkeeper;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final Database database;

    QuarantineOperation(
            QuarantineStore store,
            Bookkeeper bookkeeper,
            Users users,
            Markets markets,
            Clocks clocks,
            Database database) {
        this.store = store;
        this.bookkeeper = bookkeeper;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.database = database;
    }

    @Override
    public Intents intents() {
        return new Intents(database, QuarantineStore.TABLE);
    }

    @Override
    public void advance(long number) {
        for (int step = 0; step < MOST_STEPS; step++) {
            switch (store.get(number).status()) {
                case ASKED, RELEASING, CONFISCATING ->
                    intents().alone(number, handle -> step(handle, QuarantineStore.get(handle, number)));
                case HELD, RELEASED, CONFISCATED -> {
                    return;
                }
            }
        }
    }

    private void step(Handle handle, Quarantine now) {
        switch (now.status()) {
            case ASKED -> {
                AcceptedEntry entry = post(new EarningsQuarantined(
                        header(now, DerivedIds.earningsQuarantined(now.number())),
                        now.creator(),
                        now.stream(),
                        Asset.of(now.currency()),
                        now.micros(),
                        now.diamondUnits(),
                        now.maturesOn(),
                        now.number(),
                        now.sender()));
                long held = 0;
                for (Posted posted : entry.transfers()) {
                    held += AccountKind.of(posted.credit()) == AccountKind.EARNINGS_QUARANTINED ? posted.amount() : 0;
                }
                QuarantineStore.posted(
                        handle, now, follow(handle, now), entry.id(), OptionalLong.of(held), clocks.business());
            }
            case RELEASING -> {
                LocalDate today = clocks.today(market(now));
                AcceptedEntry entry = post(new QuarantineReleased(
                        header(now, DerivedIds.quarantineReleased(now.number())),
                        now.creator(),
                        now.stream(),
                        Asset.of(now.currency()),
                        now.maturesOn(),
                        !now.maturesOn().isAfter(today),
                        now.number(),
                        now.sender()));
                QuarantineStore.posted(
                        handle, now, Quarantine.Status.RELEASED, entry.id(), OptionalLong.empty(), clocks.business());
            }
            case CONFISCATING -> {
                AcceptedEntry entry = post(new QuarantineConfiscated(
                        header(now, DerivedIds.quarantineConfiscated(now.number())),
                        now.creator(),
                        Asset.of(now.currency()),
                        now.number(),
                        now.sender()));
                QuarantineStore.posted(
                        handle,
                        now,
                        Quarantine.Status.CONFISCATED,
                        entry.id(),
                        OptionalLong.empty(),
                        clocks.business());
            }
            case HELD, RELEASED, CONFISCATED -> {
                // Somebody else made the step.
            }
        }
    }

    /** Held; or on at once, where the case was decided while the entry was under way. */
    private static Quarantine.Status follow(Handle handle, Quarantine now) {
        String status = handle.createQuery("SELECT status FROM risk_case WHERE number = :number FOR SHARE")
                .bind("number", now.caseNumber())
                .mapTo(String.class)
                .one();
        return status.equals("cleared") ? Quarantine.Status.RELEASING : Quarantine.Status.HELD;
    }

    private AcceptedEntry post(MoneyEvent event) {
        return bookkeeper.postAndWait(event).applied();
    }

    private Market market(Quarantine now) {
        return markets.of(users.get(now.creator()));
    }

    private MoneyEvent.Header header(Quarantine now, UUID entry) {
        Market market = market(now);
        return new MoneyEvent.Header(
                entry, Fingerprints.of("quarantine", now.number()), NO_DEADLINE, market.number(), clocks.today(market));
    }

    @Override
    public boolean isComplicit(Handle handle, long creator, long payer) {
        return handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM risk_complicity WHERE creator = :creator AND payer = :payer)")
                .bind("creator", creator)
                .bind("payer", payer)
                .mapTo(Boolean.class)
                .one();
    }

    @Override
    public OptionalLong quarantine(Handle handle, UUID gift) {
        return handle.createQuery("""
                        SELECT number FROM risk_quarantine
                        WHERE gift = :gift AND status IN ('held', 'releasing', 'confiscating', 'confiscated')
                        FOR NO KEY UPDATE""")
                .bind("gift", gift)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
