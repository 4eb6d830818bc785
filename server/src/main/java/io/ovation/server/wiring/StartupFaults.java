package io.ovation.server.wiring;

import io.ovation.journal.ClockSkew;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalTooNew;
import io.ovation.server.store.Migrations.SchemaTooNew;
import java.net.BindException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the operator is told when the start fails: one line with the cure for what can happen in normal life. */
final class StartupFaults {
    private StartupFaults() {}

    /** The refusal for a failure, or the failure itself when it is a fault of ours. */
    static RuntimeException explain(Throwable failure, int port, Path data) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            switch (cause) {
                case StartupRefused refused -> {
                    return refused;
                }
                case SchemaTooNew tooNew -> {
                    return tooNew(data, tooNew.getMessage());
                }
                case JournalTooNew tooNew -> {
                    return tooNew(data, tooNew.getMessage());
                }
                case JournalDamaged damaged -> {
                    return new StartupRefused("The journal is damaged: " + damaged.getMessage()
                            + ". Run `ovation verify`, and restore a backup.");
                }
                case ClockSkew skew -> {
                    return new StartupRefused(skew.getMessage() + ". Set the clocks (NTP) and start again.");
                }
                case BindException taken -> {
                    return portTaken(port);
                }
                case SQLException sql
                when isConnection(sql) -> {
                    return new StartupRefused(
                            "The database cannot be reached: " + sql.getMessage() + ". Check OVATION_DATABASE_URL.");
                }
                default -> cause = cause.getCause();
            }
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    static StartupRefused portTaken(int port) {
        return new StartupRefused(
                "Port " + port + " is taken by another program. Stop that one, or set OVATION_PORT to a free port.");
    }

    private static StartupRefused tooNew(Path data, @Nullable String detail) {
        return new StartupRefused("The data in " + data + " is of a newer version of Ovation (" + detail
                + "). Start that version or a newer one, or set OVATION_DATA to another directory.");
    }

    private static boolean isConnection(SQLException sql) {
        String state = sql.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D"));
    }
}
