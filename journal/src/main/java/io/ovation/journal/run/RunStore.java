package io.ovation.journal.run;

import io.ovation.journal.BatchCodec;
import io.ovation.ledger.BatchTime;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The SQL of a tree of runs: tables {@code journal.run_tree} (how far it is), {@code journal.run} (manifests) and
 * {@code journal.run_block}. Never commits.
 */
final class RunStore {

    private final RowFormat format;
    private final int shard;

    RunStore(RowFormat format, int shard) {
        this.format = format;
        this.shard = shard;
    }

    /**
     * How far a tree is.
     *
     * @param version rises with every change of its runs
     * @param sequence last batch whose rows are in runs
     * @param hash of that batch
     * @param lastEntry last entry up to that batch
     */
    record Position(long version, long sequence, byte[] hash, long lastEntry) {
        Position at(long newVersion) {
            return new Position(newVersion, sequence, hash, lastEntry);
        }
    }

    Position position(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select version, sequence, hash, last_entry from journal.run_tree where tree = ? and shard = ?")) {
            statement.setString(1, format.tree());
            statement.setInt(2, shard);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? new Position(row.getLong(1), row.getLong(2), row.getBytes(3), row.getLong(4))
                        : new Position(0, 0, new byte[BatchCodec.HASH_BYTES], 0);
            }
        }
    }

    /** Moves the position if it is still at {@code from}; its version then, or 0. Locks it until the transaction ends. */
    long move(Connection connection, Position from, Position to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into journal.run_tree as t (tree, shard, version, sequence, hash, last_entry)
                select ?, ?, 1, ?, ?, ?
                where ? = 0 or exists (select 1 from journal.run_tree where tree = ? and shard = ?)
                on conflict (tree, shard) do update set version = t.version + 1, sequence = excluded.sequence,
                    hash = excluded.hash, last_entry = excluded.last_entry
                where t.sequence = ? and t.hash = ?
                returning version
                """)) {
            statement.setString(1, format.tree());
            statement.setInt(2, shard);
            statement.setLong(3, to.sequence());
            statement.setBytes(4, to.hash());
            statement.setLong(5, to.lastEntry());
            statement.setLong(6, from.sequence());
            statement.setString(7, format.tree());
            statement.setInt(8, shard);
            statement.setLong(9, from.sequence());
            statement.setBytes(10, from.hash());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The runs in the order of their batches; those already known are not read again. */
    List<Run> runs(Connection connection, List<Run> known) throws SQLException {
        Map<Long, Run> byNumber = new HashMap<>();
        known.forEach(run -> byNumber.put(run.number, run));
        List<Run> runs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select run, level, first_batch, last_batch, last_entry, first_wall, first_business, last_wall,
                    last_business, blocks, case when run = any(?) then null else manifest end
                from journal.run where tree = ? and shard = ? order by first_batch
                """)) {
            statement.setArray(
                    1, connection.createArrayOf("bigint", byNumber.keySet().toArray()));
            statement.setString(2, format.tree());
            statement.setInt(3, shard);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Run run = byNumber.get(row.getLong(1));
                    runs.add(run != null ? run : run(row));
                }
            }
        }
        return runs;
    }

    private Run run(ResultSet row) throws SQLException {
        return Run.decode(
                format,
                row.getLong(1),
                row.getInt(2),
                new Run.Origin(
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        new BatchTime(row.getLong(6), row.getLong(7)),
                        new BatchTime(row.getLong(8), row.getLong(9))),
                row.getInt(10),
                row.getBytes(11));
    }

    /** A number that no run has had. */
    static long nextNumber(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select nextval('journal.run_number')");
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Writes what a manifest holds. */
    void insert(Connection connection, Run run) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into journal.run (tree, shard, run, level, first_batch, last_batch, last_entry, first_wall,
                    first_business, last_wall, last_business, blocks, rows, manifest)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            statement.setString(1, format.tree());
            statement.setInt(2, shard);
            statement.setLong(3, run.number);
            statement.setInt(4, run.level);
            statement.setLong(5, run.origin.firstBatch());
            statement.setLong(6, run.origin.lastBatch());
            statement.setLong(7, run.origin.lastEntry());
            statement.setLong(8, run.origin.begin().wallMillis());
            statement.setLong(9, run.origin.begin().businessMillis());
            statement.setLong(10, run.origin.end().wallMillis());
            statement.setLong(11, run.origin.end().businessMillis());
            statement.setInt(12, run.blocks());
            statement.setLong(13, run.rows);
            statement.setBytes(14, run.encodedManifest());
            statement.executeUpdate();
        }
    }

    PreparedStatement blockInsert(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("""
                insert into journal.run_block (tree, shard, run, block, filter, body) values (?, ?, ?, ?, ?, ?)
                """);
        statement.setString(1, format.tree());
        statement.setInt(2, shard);
        return statement;
    }

    /** Puts a merged run in the place of those it was made of; the version then, or 0 when these are not there any more. */
    long replace(Connection connection, List<Run> inputs, Run merged) throws SQLException {
        long version = nextVersion(connection);
        try (PreparedStatement delete =
                connection.prepareStatement("delete from journal.run where tree = ? and shard = ? and run = any(?)")) {
            delete.setString(1, format.tree());
            delete.setInt(2, shard);
            delete.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", inputs.stream().map(run -> run.number).toArray()));
            if (delete.executeUpdate() != inputs.size()) {
                return 0;
            }
        }
        insert(connection, merged);
        return version;
    }

    private long nextVersion(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update journal.run_tree set version = version + 1 where tree = ? and shard = ? returning version
                """)) {
            statement.setString(1, format.tree());
            statement.setInt(2, shard);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** Deletes the blocks of merged runs that were not taken over. */
    void deleteBlocks(Connection connection, List<Run> inputs, Run merged) throws SQLException {
        Map<Long, List<Integer>> gone = new HashMap<>();
        for (Run run : inputs) {
            for (int block = 0; block < run.blocks(); block++) {
                gone.computeIfAbsent(run.writer(block), writer -> new ArrayList<>())
                        .add(run.place(block));
            }
        }
        Map<Long, List<Integer>> kept = new HashMap<>();
        for (int block = 0; block < merged.blocks(); block++) {
            kept.computeIfAbsent(merged.writer(block), writer -> new ArrayList<>())
                    .add(merged.place(block));
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                delete from journal.run_block where tree = ? and shard = ? and run = ? and block = any(?)
                """)) {
            for (Map.Entry<Long, List<Integer>> writer : gone.entrySet()) {
                List<Integer> blocks = new ArrayList<>(writer.getValue());
                blocks.removeAll(new java.util.HashSet<>(kept.getOrDefault(writer.getKey(), List.of())));
                if (!blocks.isEmpty()) {
                    statement.setString(1, format.tree());
                    statement.setInt(2, shard);
                    statement.setLong(3, writer.getKey());
                    statement.setArray(4, connection.createArrayOf("integer", blocks.toArray()));
                    statement.executeUpdate();
                }
            }
        }
    }

    /** The rows of some blocks of a run in a row. */
    List<byte[]> bodies(Connection connection, Run run, int from, int to) throws SQLException {
        Long[] writers = new Long[to - from];
        Integer[] places = new Integer[to - from];
        for (int block = from; block < to; block++) {
            writers[block - from] = run.writer(block);
            places[block - from] = run.place(block);
        }
        List<byte[]> bodies = new ArrayList<>(to - from);
        try (PreparedStatement statement = connection.prepareStatement("""
                select b.body from unnest(?::bigint[], ?::int[]) with ordinality as wanted (run, block, nth)
                join journal.run_block b on b.tree = ? and b.shard = ? and b.run = wanted.run and b.block = wanted.block
                order by wanted.nth
                """)) {
            Array writerArray = connection.createArrayOf("bigint", writers);
            statement.setArray(1, writerArray);
            statement.setArray(2, connection.createArrayOf("integer", places));
            statement.setString(3, format.tree());
            statement.setInt(4, shard);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    bodies.add(rows.getBytes(1));
                }
            }
        }
        if (bodies.size() != to - from) {
            throw new BlockReader.BlockGone("blocks from " + from + " to " + to + " of " + run);
        }
        return bodies;
    }

    String blockQuery(boolean filter) {
        return "select " + (filter ? "filter" : "body")
                + " from journal.run_block where tree = ? and shard = ? and run = ? and block = ?";
    }

    /** Removes all runs; the position is before the first batch again. */
    void clear(Connection connection) throws SQLException {
        for (String sql : List.of(
                "update journal.run_tree set version = version + 1, sequence = 0, last_entry = 0,"
                        + " hash = decode(repeat('00', 32), 'hex')",
                "delete from journal.run",
                "delete from journal.run_block")) {
            try (PreparedStatement statement = connection.prepareStatement(sql + " where tree = ? and shard = ?")) {
                statement.setString(1, format.tree());
                statement.setInt(2, shard);
                statement.executeUpdate();
            }
        }
    }
}
