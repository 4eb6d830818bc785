package io.ovation.journal.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalContract;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.KeptConnections;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.FixedLease;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.LedgerWriterTest;
import io.ovation.journal.writer.WriterOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Changes the stored journal in every way that touches one bit or one row, and expects to be told where: batch, column, entry and
 * bit. The bits of a barrier and of a small batch with entries are turned one by one, in the database itself; those of all others at random.
 */
@Tag("slow")
class EveryBitTest {

    private static final int RANDOM_BITS = 200;

    private final DataSource source = KeptConnections.of(TestDatabase.fresh());
    private final PostgresJournal journal = new PostgresJournal(source);
    private final List<SealedBatch> rows = new ArrayList<>();
    private final Random random = new Random(11);
    private TreeHead published;

    @BeforeEach
    void write() throws Exception {
        try (LedgerWriter writer =
                LedgerWriter.start(journal, new FixedLease(1, 1), JournalClock.system(), WriterOptions.defaults())) {
            for (int i = 0; i < 12; i++) {
                LedgerWriterTest.get(writer.submit(Gifts.purchase(Gifts.id(), 1 + i % 4, 1_000)));
                var first = writer.submit(Gifts.gift(Gifts.id(), 1 + i % 4, 100, 7));
                var second = writer.submit(Gifts.gift(Gifts.id(), 1 + i % 3, 101, 3));
                LedgerWriterTest.get(first);
                LedgerWriterTest.get(second);
            }
            try (ProjectionRunner runner = ProjectionRunner.start(new BalancesProjection(1), writer.feed(), source)) {
                assertThat(runner.await(writer.position().sequence(), Duration.ofSeconds(10)))
                        .isTrue();
            }
        }
        rows.addAll(JournalContract.read(journal, 1));
        published = new HeadTree(source, journal, 1).head();
        // Rows whose sequence is turned into a far one need a place to be.
        TestDatabase.execute(
                source,
                "create table journal.far_up partition of journal.batch for values from (4194304) to (maxvalue)");
        TestDatabase.execute(
                source, "create table journal.far_down partition of journal.batch for values from (minvalue) to (0)");
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void any_bit_of_any_number_in_any_row_is_found_where_it_is() throws Exception {
        int turned = 0;
        for (SealedBatch row : List.of(rows.get(7), rows.getLast())) {
            for (int bit = 0; bit < 32; bit++) {
                turned += expect(row, "shard", "shard = shard # " + intBit(bit));
                turned += expect(row, "epoch", "epoch = epoch # " + intBit(bit));
            }
            for (int bit = 0; bit < 64; bit++) {
                turned += expect(row, "sequence", "sequence = sequence # " + longBit(bit));
            }
        }
        System.out.println(turned + " bits of shard, epoch and sequence turned and found");
        assertThat(turned).isGreaterThan(2 * (32 + 32 + 50));
    }

    /** Turns a bit by SQL, if the primary key lets it; returns how many that were. */
    private int expect(SealedBatch row, String column, String set) throws Exception {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.executeUpdate(
                        "update journal.batch set " + set + " where shard = 1 and sequence = " + row.sequence());
            } catch (java.sql.SQLException taken) {
                assertThat(taken.getSQLState()).isIn("23505", "23514");
                connection.rollback();
                return 0;
            }
            connection.commit();
        }
        JournalVerifier.Finding finding = finding(journal);
        assertThat(finding).as(set + " of batch " + row.sequence()).isNotNull();
        assertThat(finding.sequence()).as(set + ": " + finding.text()).isEqualTo(row.sequence());
        assertThat(finding.column()).as(set + ": " + finding.text()).isEqualTo(column);
        putBack(row);
        return 1;
    }

    private static String intBit(int bit) {
        return "(" + (1 << bit) + ")";
    }

    private static String longBit(int bit) {
        return "(" + (1L << bit) + ")::bigint".replace("(" + Long.MIN_VALUE + ")", "('" + Long.MIN_VALUE + "')");
    }

    @Test
    void any_bit_of_hash_and_body_of_a_barrier_and_of_a_batch_with_entries_is_found_where_it_is() throws Exception {
        long begin = System.nanoTime();
        long turned = 0;
        for (SealedBatch row : List.of(rows.getFirst(), smallestWithEntries())) {
            turned += everyBit(row, "hash", row.hash());
            turned += everyBit(row, "body", row.body());
        }
        System.out.printf("%,d bits of hash and body turned and found in %,d ms%n", turned, millisSince(begin));
    }

    private long everyBit(SealedBatch row, String column, byte[] bytes) throws Exception {
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            expectBit(row, column, bytes, bit);
        }
        return bytes.length * 8L;
    }

    @Test
    void bits_at_random_anywhere_are_found_where_they_are() throws Exception {
        for (int i = 0; i < RANDOM_BITS; i++) {
            SealedBatch row = rows.get(random.nextInt(rows.size()));
            boolean hash = random.nextInt(10) == 0;
            byte[] bytes = hash ? row.hash() : row.body();
            expectBit(row, hash ? "hash" : "body", bytes, random.nextInt(bytes.length * 8));
        }
    }

    private void expectBit(SealedBatch row, String column, byte[] bytes, int bit) throws Exception {
        byte[] changed = bytes.clone();
        Damage.flip(changed, bit);
        set(row.sequence(), column, changed);
        JournalVerifier.Finding finding = finding(journal);
        assertThat(finding)
                .as("bit %d of %s of batch %d", bit, column, row.sequence())
                .isNotNull();
        String as = "bit " + bit + " of " + column + " of batch " + row.sequence() + ": " + finding.text();
        assertThat(finding.sequence()).as(as).isEqualTo(row.sequence());
        assertThat(finding.column()).as(as).isEqualTo(column);
        assertThat(finding.what()).as(as).startsWith("bit " + bit + " is changed");
        assertThat(finding.entry()).as(as).isEqualTo(column.equals("body") ? entryAt(row, bit / 8) : 0);
        set(row.sequence(), column, bytes);
    }

    /** The number of the entry that a byte of a body belongs to, its length included; 0 in the header. */
    private static long entryAt(SealedBatch row, int offset) {
        long end = BatchCodec.HEADER_BYTES;
        long number = BatchCodec.header(row.body()).firstEntry();
        if (offset < end) {
            return 0;
        }
        for (byte[] entry : BatchCodec.encodedEntries(row)) {
            end += entry.length;
            if (offset < end) {
                return number;
            }
            number++;
        }
        throw new AssertionError("byte " + offset + " is behind the last entry");
    }

    @Test
    void any_row_that_is_deleted_is_missed_at_its_place_and_any_end_that_is_cut_off_too() throws Exception {
        for (SealedBatch row : rows) {
            TestDatabase.execute(source, "delete from journal.batch where sequence = " + row.sequence());
            JournalVerifier.Finding finding = finding(journal);
            assertThat(finding.sequence()).as(finding.text()).isEqualTo(row.sequence());
            boolean last = row == rows.getLast();
            assertThat(finding.what()).contains(last ? "the end is cut off" : "the row is missing");
            journal.append(row);
        }
        for (SealedBatch row : rows) {
            TestDatabase.execute(source, "delete from journal.batch where sequence >= " + row.sequence());
            JournalVerifier.Finding finding = finding(journal);
            assertThat(finding.sequence()).as(finding.text()).isEqualTo(row.sequence());
            assertThat(finding.what())
                    .isEqualTo("the end is cut off: the chain ends at batch " + (row.sequence() - 1)
                            + ", but the cursor of balances has seen batch "
                            + rows.getLast().sequence());
            rows.stream().filter(each -> each.sequence() >= row.sequence()).forEach(journal::append);
        }
    }

    @Test
    void an_end_that_was_cut_off_with_everything_that_remembers_it_is_known_from_a_head_that_was_kept_outside() {
        TestDatabase.execute(source, "delete from journal.batch where sequence > 20");
        TestDatabase.execute(source, "delete from journal.cursor");
        Witnesses without = Witnesses.read(source, 1, List.of());
        assertThat(JournalVerifier.verify(journal, 1, without, progress -> {}).finding())
                .as("nothing is left in the database that could tell")
                .isNull();
        Witnesses with = Witnesses.read(source, 1, List.of(published));
        JournalVerifier.Finding finding =
                JournalVerifier.verify(journal, 1, with, progress -> {}).finding();
        assertThat(finding.sequence()).isEqualTo(21);
        assertThat(finding.what()).contains("the head of " + published.size() + " batches that was kept outside");
    }

    @Test
    void a_chain_that_was_written_anew_with_all_its_hashes_contradicts_what_remembers_it() {
        DataSource other = TestDatabase.fresh();
        try (PostgresJournal anew = new PostgresJournal(other);
                LedgerWriter writer = LedgerWriter.start(
                        anew, new FixedLease(1, 1), JournalClock.system(), WriterOptions.defaults())) {
            for (int i = 0; i < 60; i++) {
                LedgerWriterTest.get(writer.submit(Gifts.purchase(Gifts.id(), 1, 5)));
            }
            Witnesses witnesses = Witnesses.read(source, 1, List.of());
            JournalVerifier.Finding finding =
                    JournalVerifier.verify(anew, 1, witnesses, progress -> {}).finding();
            assertThat(finding.sequence()).isEqualTo(rows.getLast().sequence());
            assertThat(finding.what()).startsWith("the cursor of balances remembers another batch");
        }
    }

    private JournalVerifier.Finding finding(Journal stored) {
        return JournalVerifier.verify(stored, 1, Witnesses.read(source, 1, List.of()), progress -> {})
                .finding();
    }

    private SealedBatch smallestWithEntries() {
        SealedBatch smallest = rows.getLast();
        for (SealedBatch row : rows) {
            JournalBatch batch = BatchCodec.decode(row);
            if (!batch.entries().isEmpty() && row.body().length < smallest.body().length) {
                smallest = row;
            }
        }
        return smallest;
    }

    private void set(long sequence, String column, byte[] bytes) throws Exception {
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("update journal.batch set " + column + " = ? where sequence = ?")) {
            statement.setBytes(1, bytes);
            statement.setLong(2, sequence);
            statement.executeUpdate();
        }
    }

    /** Only the hash is still as it was. */
    private void putBack(SealedBatch row) throws Exception {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update journal.batch set shard = 1, sequence = ?, epoch = ? where hash = ?")) {
            statement.setLong(1, row.sequence());
            statement.setInt(2, row.epoch());
            statement.setBytes(3, row.hash());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
