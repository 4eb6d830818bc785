package io.ovation.journal.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Who still reads a range of the journal in the ordinary course of things, so that it had better stay where it is. */
final class ArchiveNeeds {

    /** Everybody who keeps a place in the journal in this database: what they are called, and the last batch they are done with. */
    private static final String DONE_WITH = """
            select who, done from (
                select 'projection ' || name as who, sequence as done from journal.cursor where shard = ?
                union all
                select 'the index of entry ids', coalesce(max(sequence), 0) from journal.run_tree
                where tree = 'ids' and shard = ?
                union all
                select 'the index ' || tree, sequence from journal.run_tree where shard = ?
                union all
                select 'the oldest snapshot kept', coalesce(min(sequence), 0) from journal.snapshot where shard = ?
                union all
                select 'the end of shard ' || shard, sequence - 1 from (
                    select shard, sequence from journal.batch where shard = ? order by sequence desc limit 1) tail
            ) needs order by done limit 1
            """;

    private ArchiveNeeds() {}

    /** Why batches of a shard up to a sequence cannot go yet, in words, or null when nobody needs them. */
    static @Nullable String of(Connection connection, int shard, long lastSequence) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(DONE_WITH)) {
            for (int parameter = 1; parameter <= 5; parameter++) {
                statement.setInt(parameter, shard);
            }
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getLong(2) >= lastSequence) {
                    return null;
                }
                return row.getString(1) + " (shard " + shard + ") is at batch " + row.getLong(2);
            }
        }
    }
}
