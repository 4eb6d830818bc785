package io.ovation.journal.proof;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.TimedConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The heads of a shard that were given away, {@code journal.published_head}: what the books must answer for. Threads: any; blocks.
 */
public final class PublishedHeads {

    private static final String COLUMNS =
            "select shard, size, root, hash, time from journal.published_head where shard = ?";

    private final DataSource dataSource;
    private final int shard;

    /** The published heads of a shard. */
    public PublishedHeads(DataSource dataSource, int shard) {
        this.dataSource = dataSource;
        this.shard = shard;
    }

    /**
     * Notes that a head is published. Again does no harm.
     *
     * @throws JournalUnavailable when it cannot be written: do not publish it then
     */
    public void add(TreeHead head) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS);
                PreparedStatement statement = open.sql()
                        .prepareStatement("insert into journal.published_head"
                                + " (shard, size, root, hash, time) values (?, ?, ?, ?, ?) on conflict do nothing")) {
            statement.setInt(1, shard);
            statement.setLong(2, head.size());
            statement.setBytes(3, head.root());
            statement.setBytes(4, head.hash());
            statement.setLong(5, head.time());
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new JournalUnavailable("the head of shard " + shard + " cannot be noted", failed);
        }
    }

    /** Those below a size, the largest first, at most so many. */
    public List<TreeHead> below(long size, int limit) {
        return read(COLUMNS + " and size < ? order by size desc limit ?", size, limit);
    }

    /** Those above a size, the smallest first, at most so many. */
    public List<TreeHead> above(long size, int limit) {
        return read(COLUMNS + " and size > ? order by size limit ?", size, limit);
    }

    private List<TreeHead> read(String sql, long size, int limit) {
        try (TimedConnection open = TimedConnection.open(dataSource, TimedConnection.USUAL_MILLIS);
                PreparedStatement statement = open.sql().prepareStatement(sql)) {
            statement.setInt(1, shard);
            statement.setLong(2, size);
            statement.setInt(3, limit);
            List<TreeHead> heads = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    heads.add(new TreeHead(
                            row.getInt(1), row.getLong(2), row.getBytes(3), row.getBytes(4), row.getLong(5)));
                }
            }
            return heads;
        } catch (SQLException failed) {
            throw new JournalUnavailable("the published heads of shard " + shard + " cannot be read", failed);
        }
    }
}
