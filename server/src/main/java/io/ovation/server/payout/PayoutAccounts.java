package io.ovation.server.payout;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import io.ovation.server.vault.Vault;
import io.ovation.server.verification.NameComparison;
import io.ovation.server.verification.PersonDetails;
import io.ovation.server.verification.Verifications;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Payout accounts, sealed in the database. The first one may be used at once; after a change nothing is paid for 72 hours, so
 * that whoever took over an account cannot also take the money. Its holder is compared with the verified name. Blocking; any
 * thread.
 */
@ApplicationScoped
public class PayoutAccounts {
    private final Database database;
    private final PayoutProviders providers;
    private final Clocks clocks;
    private final Vault vault;
    private final Verifications verifications;
    private final List<PayoutAccountObserver> observers;

    PayoutAccounts(
            Database database,
            PayoutProviders providers,
            Clocks clocks,
            Vault vault,
            Verifications verifications,
            @All List<PayoutAccountObserver> observers) {
        this.database = database;
        this.providers = providers;
        this.clocks = clocks;
        this.vault = vault;
        this.verifications = verifications;
        this.observers = observers;
    }

    /** A creator's account, if there is one. */
    public Optional<PayoutAccount> find(long creator) {
        return database.withHandle(handle -> find(handle, creator, false)).map(row -> opened(creator, row));
    }

    /** The same; payouts of one creator wait for each other until the SQL transaction ends. */
    Optional<PayoutAccount> lock(Handle handle, long creator) {
        return find(handle, creator, true).map(row -> opened(creator, row));
    }

    /** The text by which a creator's payout keeps where it goes: sealed. */
    String sealed(long creator, PayoutAccount account) {
        return vault.seal(PayoutProviders.purpose(creator), account.account());
    }

    /** Sets a creator's account; the same one again changes nothing. */
    public PayoutAccount set(long creator, @Nullable String kind, @Nullable String account, @Nullable String holder) {
        PayoutProvider provider = kind == null || account == null
                ? null
                : providers.taking(kind, account).orElse(null);
        if (kind == null || account == null || provider == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(kind == null ? "kind" : "account")
                    .detail("This is not an account that can be paid to")
                    .cure("Use one of these: " + providers.accounts());
        }
        PayoutAccount asked = provider.checked(kind, account, holder);
        boolean own = provider.ownsItsHolder(asked.account());
        String identity = provider.identity(asked.account());
        Instant now = clocks.business();
        List<Runnable> then = new ArrayList<>();
        PayoutAccount kept = database.inTransaction(handle -> {
            then.clear();
            handle.createQuery(
                            "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('payout-account', :creator))) AS l")
                    .bind("creator", creator)
                    .mapTo(Integer.class)
                    .one();
            Optional<Row> before = find(handle, creator, true);
            boolean same = before.map(row -> opened(creator, row))
                    .filter(known -> known.kind().equals(asked.kind())
                            && known.account().equals(asked.account())
                            && Objects.equals(known.holder(), asked.holder()))
                    .isPresent();
            if (!same) {
                write(
                        handle,
                        creator,
                        asked,
                        own,
                        before.isPresent() ? now.plus(PayoutRules.DEFAULT.freeze()) : null,
                        now);
                if (identity != null) {
                    observers.forEach(each -> then.add(each.named(handle, creator, identity)));
                }
            }
            return opened(creator, find(handle, creator, false).orElseThrow());
        });
        then.forEach(Runnable::run);
        return kept;
    }

    /** A member of staff takes an account as it is, though its holder has another name; another account begins anew. */
    boolean accept(Handle handle, long creator, long by) {
        return handle.createUpdate("""
                        UPDATE payout_account SET ownership = 'accepted', ownership_accepted = :by
                        WHERE creator = :creator""").bind("by", by).bind("creator", creator).execute() == 1;
    }

    private void write(
            Handle handle, long creator, PayoutAccount asked, boolean own, @Nullable Instant frozenUntil, Instant now) {
        String mark = vault.mark("payout-account", asked.kind() + " " + asked.account());
        handle.createUpdate("""
                        INSERT INTO payout_account (creator, kind, account, holder, mark, ownership, frozen_until)
                        VALUES (:creator, :kind, :account, :holder, :mark, :ownership, :until)
                        ON CONFLICT (creator) DO UPDATE SET kind = excluded.kind, account = excluded.account,
                            holder = excluded.holder, mark = excluded.mark, ownership = excluded.ownership,
                            ownership_accepted = NULL, frozen_until = excluded.frozen_until""")
                .bind("creator", creator)
                .bind("kind", asked.kind())
                .bind("account", sealed(creator, asked))
                .bind("holder", asked.holder())
                .bind("mark", mark)
                .bind("ownership", own ? Ownership.Result.PROVIDER.code() : null)
                .bind("until", frozenUntil)
                .execute();
        handle.createUpdate("""
                        INSERT INTO payout_account_change (creator, position, kind, mark, changed_at)
                        SELECT :creator, COUNT(*), :kind, :mark, :at FROM payout_account_change WHERE creator = :creator""")
                .bind("creator", creator)
                .bind("kind", asked.kind())
                .bind("mark", mark)
                .bind("at", now)
                .execute();
    }

    private PayoutAccount opened(long creator, Row row) {
        return new PayoutAccount(
                row.kind(),
                providers.opened(creator, row.account()),
                row.holder(),
                row.frozenUntil(),
                ownership(creator, row));
    }

    /** Told anew each time: an identity may have been verified, or have expired, since the account was set. */
    private Ownership ownership(long creator, Row row) {
        if (Ownership.Result.PROVIDER.code().equals(row.ownership())) {
            return new Ownership(Ownership.Result.PROVIDER, "The provider has verified whose account it is");
        }
        if (Ownership.Result.ACCEPTED.code().equals(row.ownership())) {
            return new Ownership(Ownership.Result.ACCEPTED, "Looked at and accepted");
        }
        Optional<PersonDetails> verified = row.holder() == null ? Optional.empty() : verifications.verified(creator);
        if (verified.isEmpty() || row.holder() == null) {
            return Ownership.NOT_CHECKED;
        }
        NameComparison comparison =
                NameComparison.of(row.holder(), verified.get().legalName());
        return new Ownership(Ownership.Result.valueOf(comparison.result().name()), comparison.text());
    }

    private static Optional<Row> find(Handle handle, long creator, boolean lock) {
        return handle.createQuery(
                        "SELECT kind, account, holder, frozen_until, ownership FROM payout_account WHERE creator = :creator"
                                + (lock ? " FOR UPDATE" : ""))
                .bind("creator", creator)
                .map((row, context) -> {
                    Timestamp frozen = row.getTimestamp("frozen_until");
                    return new Row(
                            row.getString("kind"),
                            row.getString("account"),
                            row.getString("holder"),
                            frozen == null ? null : frozen.toInstant(),
                            row.getString("ownership"));
                })
                .findOne();
    }

    private record Row(
            String kind,
            String account,
            @Nullable String holder,
            @Nullable Instant frozenUntil,
            @Nullable String ownership) {}
}
