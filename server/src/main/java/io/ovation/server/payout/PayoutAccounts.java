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
    public PayoutAccount set(long creator, @Nullable String kind, @Nullable String account) {
        if (kind == null || account == null || providers.taking(kind, account).isEmpty()) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(kind == null ? "kind" : "account")
                    .detail("This is not an account that can be paid to")
                    .cure("Use one of these: " + providers.accounts());
        }
        Instant frozenUntil = clocks.business().plus(PayoutRules.DEFAULT.freeze());
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO payout_account AS a (creator, kind, account) VALUES (:creator, :kind, :account)
                            ON CONFLICT (creator) DO UPDATE SET kind = excluded.kind, account = excluded.account,
                                frozen_until = :until
                            WHERE a.kind <> excluded.kind OR a.account <> excluded.account""")
                    .bind("creator", creator)
                    .bind("kind", kind)
                    .bind("account", account)
                    .bind("until", frozenUntil)
                    .execute();
            return find(handle, creator, false).orElseThrow();
        });
    }

    private static Optional<PayoutAccount> find(Handle handle, long creator, boolean lock) {
        return handle.createQuery("SELECT kind, account, frozen_until FROM payout_account WHERE creator = :creator"
                        + (lock ? " FOR UPDATE" : ""))
                .bind("creator", creator)
                .map((row, context) -> {
                    Timestamp frozen = row.getTimestamp("frozen_until");
                    return new PayoutAccount(
                            row.getString("kind"),
                            row.getString("account"),
                            frozen == null ? null : frozen.toInstant());
                })
                .findOne();
    }
}
