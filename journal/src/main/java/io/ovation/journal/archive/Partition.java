package io.ovation.journal.archive;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A partition of {@code journal.batch}.
 *
 * @param table its name, with the schema
 * @param first sequence it may hold
 * @param last sequence it may hold
 * @param detaching when it was being detached and that was cut short
 */
record Partition(String table, long first, long last, boolean detaching) {

    private static final Pattern BOUNDS = Pattern.compile("FROM \\('?(-?\\d+)'?\\) TO \\('?(-?\\d+)'?\\)");

    /** All that there are, oldest first. */
    static List<Partition> all(Connection connection) throws SQLException {
        List<Partition> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select c.oid::regclass::text, pg_get_expr(c.relpartbound, c.oid), i.inhdetachpending
                        from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'journal.batch'::regclass
                        """)) {
            while (rows.next()) {
                Matcher bounds = BOUNDS.matcher(rows.getString(2));
                if (!bounds.find()) {
                    throw new SQLException("a partition of the journal has no bounds: " + rows.getString(2));
                }
                partitions.add(new Partition(
                        rows.getString(1),
                        Long.parseLong(bounds.group(1)),
                        Long.parseLong(bounds.group(2)) - 1,
                        rows.getBoolean(3)));
            }
        }
        partitions.sort(Comparator.comparingLong(Partition::first));
        return partitions;
    }

    /** What a shard has in a partition. */
    record Span(int shard, long first, long last) {}

    /** What each shard has in it. */
    List<Span> spans(Connection connection) throws SQLException {
        List<Span> spans = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select shard, min(sequence), max(sequence) from " + table
                        + " group by shard order by shard")) {
            while (rows.next()) {
                spans.add(new Span(rows.getInt(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return spans;
    }

    /** Takes it out of the journal and drops it. Appends and readers go on meanwhile. */
    void drop(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table journal.batch detach partition " + table
                    + (detaching ? " finalize" : " concurrently"));
            statement.execute("drop table " + table);
        }
    }
}
