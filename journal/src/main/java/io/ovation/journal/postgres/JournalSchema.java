package io.ovation.journal.postgres;

import io.ovation.journal.JournalTooNew;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The journal's own tables, in the SQL schema {@code journal}. A version row tells what has been applied; every step is one
 * transaction.
 */
public final class JournalSchema {

    private static final String[] STEPS = {"""
        create table journal.batch (
            shard int not null,
            sequence bigint not null,
            epoch int not null,
            hash bytea not null,
            body bytea not null,
            primary key (shard, sequence)
        ) partition by range (sequence);
        alter table journal.batch alter column body set storage external;
        alter table journal.batch alter column hash set storage plain;

        create table journal.lease (
            shard int primary key,
            epoch int not null,
            holder text not null,
            machine text not null,
            process bigint not null,
            process_started bigint not null,
            held_until timestamptz not null
        );

        create table journal.cursor (
            name text not null,
            shard int not null,
            sequence bigint not null,
            hash bytea not null,
            primary key (name, shard)
        );

        create table journal.balance (
            shard int not null,
            account_high bigint not null,
            account_low bigint not null,
            balance bigint not null,
            sequence bigint not null,
            primary key (shard, account_high, account_low)
        );

        create table journal.id_run (
            shard int not null,
            run bigint not null,
            block int not null,
            lowest uuid not null,
            highest uuid not null,
            last_batch bigint not null,
            last_entry bigint not null,
            ids bytea not null,
            primary key (shard, run, block)
        );
        alter table journal.id_run alter column ids set storage external;
        """, """
        create table journal.snapshot (
            shard int not null,
            sequence bigint not null,
            epoch int not null,
            wall_millis bigint not null,
            business_millis bigint not null,
            chain_hash bytea not null,
            entries bigint not null,
            hash bytea not null,
            primary key (shard, sequence)
        );

        create table journal.snapshot_chunk (
            shard int not null,
            sequence bigint not null,
            chunk int not null,
            hash bytea not null,
            bytes bytea not null,
            primary key (shard, sequence, chunk),
            foreign key (shard, sequence) references journal.snapshot (shard, sequence) on delete cascade
        );
        alter table journal.snapshot_chunk alter column bytes set storage external;
        """, """
        create table journal.head_tile (
            shard int not null,
            level int not null,
            tile bigint not null,
            root bytea not null,
            hashes bytea not null,
            primary key (shard, level, tile)
        );
        alter table journal.head_tile alter column hashes set storage external;

        create table journal.published_head (
            shard int not null,
            size bigint not null,
            root bytea not null,
            hash bytea not null,
            time bigint not null,
            primary key (shard, size)
        );
        """, """
        create table journal.archive (
            file text primary key,
            first_sequence bigint not null,
            last_sequence bigint not null,
            bytes bigint not null,
            batches bigint not null,
            hash bytea not null,
            archived_at timestamptz not null default now()
        );
        """, """
        drop table journal.id_run;

        create table journal.run_tree (
            tree text not null,
            shard int not null,
            version bigint not null,
            sequence bigint not null,
            hash bytea not null,
            last_entry bigint not null,
            primary key (tree, shard)
        );

        create table journal.run (
            tree text not null,
            shard int not null,
            run bigint not null,
            level int not null,
            first_batch bigint not null,
            last_batch bigint not null,
            last_entry bigint not null,
            first_wall bigint not null,
            first_business bigint not null,
            last_wall bigint not null,
            last_business bigint not null,
            blocks int not null,
            rows bigint not null,
            manifest bytea not null,
            primary key (tree, shard, run)
        );
        alter table journal.run alter column manifest set storage external;

        create table journal.run_block (
            tree text not null,
            shard int not null,
            run bigint not null,
            block int not null,
            filter bytea not null,
            body bytea not null,
            primary key (tree, shard, run, block)
        );
        alter table journal.run_block alter column filter set storage external;
        alter table journal.run_block alter column body set storage external;

        create sequence journal.run_number;
        """, """
        alter table journal.lease add column address text not null default '';

        create table journal.secret (
            name text primary key,
            value bytea not null
        );
        """, """
        create table journal.home (
            shard int primary key,
            store text not null
        );
        insert into journal.home (shard, store) select shard, 'postgresql' from journal.lease;
        """};

    /** What this version of Ovation writes. */
    static final int VERSION = STEPS.length;

    private JournalSchema() {}

    /**
     * Creates or brings up to date what this version needs. Safe to call at every start.
     *
     * @throws JournalTooNew when a newer version of Ovation has been here
     */
    public static void apply(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema if not exists journal");
            statement.execute("create table if not exists journal.schema_version (version int not null)");
            statement.execute("lock table journal.schema_version in access exclusive mode");
            int version = known(version(statement));
            for (int step = version; step < VERSION; step++) {
                statement.execute(STEPS[step]);
            }
            if (version < VERSION) {
                statement.execute("delete from journal.schema_version");
                try (PreparedStatement insert =
                        connection.prepareStatement("insert into journal.schema_version (version) values (?)")) {
                    insert.setInt(1, VERSION);
                    insert.executeUpdate();
                }
            }
            connection.commit();
        } catch (SQLException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /**
     * Refuses data that a newer version has brought up to date since this process applied its own schema: an older instance
     * must not write there any more.
     *
     * @throws JournalTooNew when that has happened
     */
    public static void requireKnown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            known(version(statement));
        }
    }

    private static int known(int version) {
        if (version > VERSION) {
            throw new JournalTooNew(
                    "the data was written by a newer version of Ovation (journal schema " + version
                            + "; this version knows " + VERSION + "): start that version or a newer one",
                    null);
        }
        return version;
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select coalesce(max(version), 0) from journal.schema_version")) {
            row.next();
            return row.getInt(1);
        }
    }
}
