package io.ovation.server.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Brings the tables of all packages up to date. */
@ApplicationScoped
public class Migrations {
    private final Flyway flyway;

    Migrations(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Applies what is missing.
     *
     * @return whether the database was empty before
     * @throws SchemaTooNew when it holds steps that this version does not know
     */
    public boolean apply() {
        MigrationInfo[] all = flyway.info().all();
        List<MigrationInfo> unknown = Arrays.stream(all)
                .filter(step -> step.getState().isApplied() && !step.getState().isResolved())
                .toList();
        if (!unknown.isEmpty()) {
            throw new SchemaTooNew(String.valueOf(unknown.getLast().getVersion()));
        }
        boolean isFresh = Arrays.stream(all).noneMatch(step -> step.getState().isApplied());
        if (isFresh || Arrays.stream(all).anyMatch(step -> !step.getState().isApplied())) {
            flyway.migrate();
        }
        return isFresh;
    }

    /** The tables were made by a newer version. */
    public static final class SchemaTooNew extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SchemaTooNew(String step) {
            super("step " + step + " is not known to this version");
        }
    }
}
