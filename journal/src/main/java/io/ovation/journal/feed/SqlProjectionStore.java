package io.ovation.journal.feed;

import io.ovation.journal.JournalBatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Projection}'s rows and its row of {@code journal.cursor}, in transactions of one connection. */
final class SqlProjectionStore implements ProjectionStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqlProjectionStore.class);

    private final Projection projection;
    private final int shard;
    private final DataSource dataSource;
    private @Nullable Connection connection;

    SqlProjectionStore(Projection projection, int shard, DataSource dataSource) {
        this.projection = projection;
        this.shard = shard;
        this.dataSource = dataSource;
    }

    @Override
    public ProjectionCursor cursor() throws SQLException {
        return ProjectionCursor.read(connected(), projection.name(), shard);
    }

    @Override
    public boolean move(ProjectionCursor from, ProjectionCursor to) throws SQLException {
        return from.moveTo(to, connected(), projection.name(), shard);
    }

    @Override
    public void apply(List<JournalBatch> batches) throws SQLException {
        projection.applyAll(connected(), batches);
    }

    @Override
    public void clear() throws SQLException {
        projection.clear(connected());
        ProjectionCursor.delete(connected(), projection.name(), shard);
    }

    @Override
    public void commit() throws SQLException {
        connected().commit();
    }

    @Override
    public void rollback() throws SQLException {
        connected().rollback();
    }

    private Connection connected() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = dataSource.getConnection();
            open.setAutoCommit(false);
            connection = open;
        }
        return open;
    }

    @Override
    public void disconnect() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try (open) {
                open.rollback();
                open.setAutoCommit(true);
            } catch (VirtualMachineError ending) {
                throw ending;
            } catch (SQLException | RuntimeException | Error alreadyBroken) {
                LOG.debug("projection {} gives up a broken connection", projection.name(), alreadyBroken);
            }
        }
    }
}
