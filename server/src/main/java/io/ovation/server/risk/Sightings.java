package io.ovation.server.risk;

import io.ovation.server.coin.DailyCaps;
import io.ovation.server.identity.UserSightings;
import io.ovation.server.payment.Instrument;
import io.ovation.server.payment.InstrumentObserver;
import io.ovation.server.payout.PayoutAccountObserver;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What users are seen with, whoever saw it: the card or bank account of every payment, the account that a creator is paid to,
 * the device and address that come with a sign-in, and what the platform tells. What follows from it is written down in the
 * same SQL transaction: links, the step-up for a new device, and who has to be looked at. Blocking; any thread.
 */
@ApplicationScoped
class Sightings implements InstrumentObserver, PayoutAccountObserver, UserSightings {
    private final Database database;
    private final Signals signals;
    private final StepUps stepUps;
    private final Looks looks;
    private final Holds holds;
    private final DailyCaps caps;

    Sightings(Database database, Signals signals, StepUps stepUps, Looks looks, Holds holds, DailyCaps caps) {
        this.database = database;
        this.signals = signals;
        this.stepUps = stepUps;
        this.looks = looks;
        this.holds = holds;
        this.caps = caps;
    }

    /** Keeps what a user was seen with; the same again changes nothing but when it was last seen. */
    void seen(long user, List<Signals.Signal> seen) {
        Signals.Kept kept = database.inTransaction(handle -> keep(handle, user, seen));
        forget(user, kept);
    }

    private Signals.Kept keep(Handle handle, long user, List<Signals.Signal> seen) {
        Signals.Kept kept = signals.keep(handle, user, seen);
        if (kept.fresh().contains(SignalKind.DEVICE)) {
            stepUps.require(handle, user, "A device we had not seen before is used");
        }
        looks.among(handle, kept.users());
        return kept;
    }

    /** What this server remembers of people whose links have changed; others forget by themselves within seconds. */
    private void forget(long user, Signals.Kept kept) {
        holds.forget(kept.users());
        caps.forget(user);
    }

    @Override
    public void paidWith(long payer, Instrument instrument) {
        SignalKind kind = switch (instrument.kind()) {
            case CARD -> SignalKind.CARD;
            case BANK_ACCOUNT -> SignalKind.BANK_ACCOUNT;
        };
        seen(payer, List.of(new Signals.Signal(kind, instrument.fingerprint())));
    }

    @Override
    public Runnable named(Handle handle, long creator, String account) {
        Signals.Kept kept = keep(handle, creator, List.of(new Signals.Signal(SignalKind.BANK_ACCOUNT, account)));
        return () -> forget(creator, kept);
    }

    @Override
    public void signsIn(long user, Seen seen) {
        List<Signals.Signal> told = new ArrayList<>();
        add(told, SignalKind.DEVICE, seen.device());
        add(told, SignalKind.ADDRESS, seen.address());
        add(told, SignalKind.IP, seen.ip());
        if (!told.isEmpty()) {
            seen(user, told);
        }
    }

    private static void add(List<Signals.Signal> told, SignalKind kind, @Nullable String value) {
        if (value != null) {
            told.add(new Signals.Signal(kind, value));
        }
    }
}
