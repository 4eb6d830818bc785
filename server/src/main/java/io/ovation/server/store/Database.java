package io.ovation.server.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * The door to SQL. Blocking: call it from virtual threads (endpoints marked {@code @RunOnVirtualThread}) or from job
 * threads, never from the event loop. Any thread.
 */
@ApplicationScoped
public class Database {
    private final DataSource source;
    private final Jdbi jdbi;

    /** Opens the door to the pool. */
    public Database(DataSource source) {
        this.source = source;
        this.jdbi = Jdbi.create(source);
        jdbi.getConfig(SqlStatements.class).setUnusedBindingAllowed(false);
    }

    /** The pool itself, for what speaks JDBC. */
    public DataSource source() {
        return source;
    }

    /** JDBI itself. */
    public Jdbi jdbi() {
        return jdbi;
    }

    /** Runs work in one SQL transaction, which is rolled back when the work throws. Absent answers are Optionals. */
    public <T> T inTransaction(Work<T> work) {
        return jdbi.inTransaction(work::apply);
    }

    /** Runs work in one SQL transaction, which is rolled back when the work throws. */
    public void useTransaction(Action work) {
        jdbi.useTransaction(work::apply);
    }

    /** Runs work on a connection that commits each statement. */
    public <T> T withHandle(Work<T> work) {
        return jdbi.withHandle(work::apply);
    }

    /** Runs work on somebody else's connection, whose transaction it neither commits nor rolls back. */
    public static void useConnection(Connection connection, Action work) {
        try (Handle handle = Jdbi.create(connection).open()) {
            work.apply(handle);
        }
    }

    /** Work that answers. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work on this connection. */
        T apply(Handle handle);
    }

    /** Work without an answer. */
    @FunctionalInterface
    public interface Action {
        /** Does the work on this connection. */
        void apply(Handle handle);
    }
}
