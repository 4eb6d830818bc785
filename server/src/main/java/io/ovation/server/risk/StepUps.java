package io.ovation.server.risk;

import io.ovation.server.clock.Clocks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Who has to prove again who they are before money leaves: after they were seen with a device that is not their first, or
 * anything else the platform reports. The platform proves it to us, once it has asked the person. Blocking; any thread.
 */
@ApplicationScoped
class StepUps {
    private final Database database;
    private final Clocks clocks;

    StepUps(Database database, Clocks clocks) {
        this.database = database;
        this.clocks = clocks;
    }

    /** Requires it of a user, in the caller's SQL transaction. */
    void require(Handle handle, long user, String reason) {
        handle.createUpdate("""
                        INSERT INTO risk_step_up AS s (user_number, required_at, reason) VALUES (:user, :at, :reason)
                        ON CONFLICT (user_number) DO UPDATE SET required_at = excluded.required_at,
                            reason = excluded.reason, confirmed_at = NULL""")
                .bind("user", user)
                .bind("at", clocks.business())
                .bind("reason", reason)
                .execute();
    }

    /** The user has proved it. */
    void confirm(long user) {
        database.useTransaction(
                handle -> handle.createUpdate("UPDATE risk_step_up SET confirmed_at = :at WHERE user_number = :user")
                        .bind("at", clocks.business())
                        .bind("user", user)
                        .execute());
    }

    /** Why it is required of a user now; empty when it is not. */
    Optional<String> required(long user) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT reason FROM risk_step_up WHERE user_number = :user AND confirmed_at IS NULL")
                .bind("user", user)
                .mapTo(String.class)
                .findOne());
    }
}
