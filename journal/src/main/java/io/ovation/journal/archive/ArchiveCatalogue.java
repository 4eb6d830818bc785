package io.ovation.journal.archive;

import io.ovation.journal.JournalUnavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Which ranges are archived: the table {@code journal.archive}. Kept in memory, as a range never changes once it is there; asked
 * again when a reader finds rows gone. Any thread.
 */
final class ArchiveCatalogue {

    private final DataSource dataSource;
    private volatile @Nullable List<ArchivedRange> known;

    ArchiveCatalogue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The range that holds a sequence, or null when none is known to. */
    @Nullable
    ArchivedRange holding(long sequence) {
        List<ArchivedRange> ranges = known;
        if (ranges == null) {
            ranges = refresh();
        }
        for (ArchivedRange range : ranges) {
            if (range.holds(sequence)) {
                return range;
            }
        }
        return null;
    }

    /** Asks the database again. */
    List<ArchivedRange> refresh() {
        try (Connection connection = dataSource.getConnection()) {
            List<ArchivedRange> ranges = List.copyOf(read(connection));
            known = ranges;
            return ranges;
        } catch (SQLException failed) {
            throw new JournalUnavailable("the list of archive files cannot be read", failed);
        }
    }

    static List<ArchivedRange> read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select file, first_sequence, last_sequence, bytes, batches, hash
                        from journal.archive order by first_sequence
                        """);
                ResultSet rows = statement.executeQuery()) {
            List<ArchivedRange> ranges = new ArrayList<>();
            while (rows.next()) {
                ranges.add(new ArchivedRange(
                        rows.getString(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getBytes(6)));
            }
            return ranges;
        }
    }

    static void add(Connection connection, ArchivedRange range) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into journal.archive (file, first_sequence, last_sequence, bytes, batches, hash)
                values (?, ?, ?, ?, ?, ?)
                """)) {
            statement.setString(1, range.file());
            statement.setLong(2, range.first());
            statement.setLong(3, range.last());
            statement.setLong(4, range.bytes());
            statement.setLong(5, range.batches());
            statement.setBytes(6, range.hash());
            statement.executeUpdate();
        }
    }
}
