package io.ovation.server.payout;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Payout accounts. The first one may be used at once; after a change nothing is paid for 72 hours, so that whoever took
 * over an account cannot also take the money. Blocking; any thread.
 */
@ApplicationScoped
public class PayoutAccounts {
    private final Database database;
    private final PayoutProviders providers;
    private final Clocks clocks;

    PayoutAccounts(Database database, PayoutProviders providers, Clocks clocks) {
        this.database = database;
        this.providers = providers;
        this.clocks = clocks;
    }

    /** A creator's account, if there is one. */
    public Optional<PayoutAccount> find(long creator) {
        return database.withHandle(handle -> find(handle, creator, false));
    }

    /** The same; payouts of one creator wait for each other until the SQL transaction ends. */
    static Optional<PayoutAccount> lock(Handle handle, long creator) {
        return find(handle, creator, true);
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
        Instant frozenUntil = clocks.business().plus(PayoutRules.DEFAULT.freeze());
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO payout_account AS a (creator, kind, account, holder)
                            VALUES (:creator, :kind, :account, :holder)
                            ON CONFLICT (creator) DO UPDATE SET kind = excluded.kind, account = excluded.account,
                                holder = excluded.holder, frozen_until = :until
                            WHERE (a.kind, a.account, a.holder) IS DISTINCT FROM
                                (excluded.kind, excluded.account, excluded.holder)""")
                    .bind("creator", creator)
                    .bind("kind", asked.kind())
                    .bind("account", asked.account())
                    .bind("holder", asked.holder())
                    .bind("until", frozenUntil)
                    .execute();
            return find(handle, creator, false).orElseThrow();
        });
    }

    private static Optional<PayoutAccount> find(Handle handle, long creator, boolean lock) {
        return handle.createQuery(
                        "SELECT kind, account, holder, frozen_until FROM payout_account WHERE creator = :creator"
                                + (lock ? " FOR UPDATE" : ""))
                .bind("creator", creator)
                .map((row, context) -> {
                    Timestamp frozen = row.getTimestamp("frozen_until");
                    return new PayoutAccount(
                            row.getString("kind"),
                            row.getString("account"),
                            row.getString("holder"),
                            frozen == null ? null : frozen.toInstant());
                })
                .findOne();
    }
}
