package io.ovation.journal.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.Journal;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalContract;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.FixedLease;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.LedgerWriterTest;
import io.ovation.journal.writer.WriterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class JournalArchiverTest {

    private static final int PARTITION = 16;
    private static final JournalArchiver.Wish ALL_BUT_ONE = new JournalArchiver.Wish(1, Long.MAX_VALUE);

    @TempDir
    Path folder;

    private final DataSource source = TestDatabase.fresh();
    private ArchivedJournal journal;
    private List<SealedBatch> chain;

    @BeforeEach
    void write() {
        for (int number = 0; number < 8; number++) {
            TestDatabase.execute(
                    source,
                    "create table journal.batch_" + number + " partition of journal.batch for values from ("
                            + number * PARTITION + ") to (" + (number + 1) * PARTITION + ")");
        }
        journal = archived();
        writeShard(1, 60);
        writeShard(2, 40);
        chain = JournalContract.read(journal, 1);
        nobodyNeeds();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private ArchivedJournal archived() {
        return new ArchivedJournal(new PostgresJournal(source, PARTITION), source, folder);
    }

    private void writeShard(int shard, int entries) {
        try (LedgerWriter writer = LedgerWriter.start(
                journal, new FixedLease(shard, 1), JournalClock.system(), WriterOptions.defaults())) {
            for (int i = 0; i < entries; i++) {
                LedgerWriterTest.get(writer.submit(
                        i % 2 == 0
                                ? Gifts.purchase(Gifts.id(), 1 + i % 4, 1_000)
                                : Gifts.gift(Gifts.id(), i % 4, 100, 7)));
            }
        }
    }

    private void nobodyNeeds() {
        for (int shard = 1; shard <= 2; shard++) {
            TestDatabase.execute(
                    source, "insert into journal.run_tree values ('ids', " + shard + ", 1, 1000, '', 1000)");
            TestDatabase.execute(
                    source, "insert into journal.snapshot values (" + shard + ", 1000, 1, 0, 0, '', 0, '')");
            TestDatabase.execute(source, "insert into journal.cursor values ('books', " + shard + ", 1000, '')");
        }
    }

    private JournalArchiver archiver() {
        return new JournalArchiver(source, journal, folder, line -> {}, file -> {});
    }

    @Test
    void the_chain_reads_and_verifies_as_before_wherever_its_batches_are() {
        ArchivedJournal openedBefore = archived();
        assertThat(JournalContract.read(openedBefore, 30)).hasSize(chain.size() - 29);

        JournalArchiver.Result result = archiver().archive(new JournalArchiver.Wish(2, Long.MAX_VALUE));

        assertThat(result.stays()).isNull();
        assertThat(result.archived()).extracting(ArchivedRange::first).containsExactly(0L, 16L);
        assertThat(TestDatabase.number(source, "select min(sequence) from journal.batch"))
                .isEqualTo(32);
        for (Journal reader : List.of(journal, openedBefore)) {
            for (int from : new int[] {1, 2, 15, 16, 17, 31, 32, 33, 50}) {
                assertSame(JournalContract.read(reader, from), chain.subList(from - 1, chain.size()));
            }
        }
        JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress -> {});
        assertThat(report.finding()).isNull();
        assertThat(report.hash()).isEqualTo(journal.tail(1).hash());
        assertThat(JournalVerifier.verify(journal, 2, progress -> {}).holds()).isTrue();
        openedBefore.close();
    }

    @Test
    void folder_and_files_are_for_their_owner_alone() throws IOException {
        Path made = folder.resolve("made/here");
        journal.close();
        journal = new ArchivedJournal(new PostgresJournal(source, PARTITION), source, made);
        JournalArchiver archiver = new JournalArchiver(source, journal, made, line -> {}, file -> {});
        ArchivedRange range = archiver.archive(ALL_BUT_ONE).archived().getFirst();
        assertThat(permissions(made)).isEqualTo("rwx------");
        assertThat(permissions(made.resolve(range.file()))).isEqualTo("rw-------");

        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
        archiver.archive(ALL_BUT_ONE);
        assertThat(permissions(made)).isEqualTo("rwxr-x---");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_file_is_named_by_what_is_in_it_and_never_replaced() throws IOException {
        JournalArchiver cutShort = new JournalArchiver(source, journal, folder, line -> {}, file -> {
            throw new JournalUnavailable("no further", null);
        });
        assertThatThrownBy(() -> cutShort.archive(ALL_BUT_ONE)).hasMessage("no further");
        Path written = onlyFile();
        byte[] good = Files.readAllBytes(written);
        Files.writeString(written, "something else");
        assertThatThrownBy(() -> archiver().archive(ALL_BUT_ONE))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining(written.getFileName().toString());
        assertThat(written).hasContent("something else");

        Files.write(written, good);
        ArchivedRange range = archiver().archive(ALL_BUT_ONE).archived().getFirst();
        assertThat(folder.resolve(range.file())).isEqualTo(written);
        assertThat(range.file())
                .isEqualTo("batch-000000000000000-000000000000015-"
                        + HexFormat.of().formatHex(range.hash(), 0, 8) + ".ova");
    }

    private Path onlyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".ova")).toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    @Test
    void a_reader_may_stop_in_a_file_at_its_end_and_behind_it() {
        archiver().archive(ALL_BUT_ONE);
        for (int count : new int[] {1, 5, 15, 16, 40}) {
            List<SealedBatch> read = new ArrayList<>();
            journal.read(1, 1, batch -> {
                read.add(batch);
                return read.size() < count;
            });
            assertSame(read, chain.subList(0, count));
        }
    }

    @Test
    void a_partition_stays_while_anybody_needs_it() {
        TestDatabase.execute(source, "update journal.cursor set sequence = 20 where name = 'books' and shard = 1");
        JournalArchiver.Result result = archiver().archive(ALL_BUT_ONE);
        assertThat(result.archived()).hasSize(1);
        assertThat(result.stays()).contains("journal.batch_1", "projection books (shard 1) is at batch 20");

        TestDatabase.execute(source, "update journal.cursor set sequence = 1000");
        TestDatabase.execute(source, "delete from journal.snapshot where shard = 2");
        assertThat(archiver().archive(ALL_BUT_ONE).stays()).contains("oldest snapshot kept (shard 2)");

        TestDatabase.execute(source, "insert into journal.snapshot values (2, 1000, 1, 0, 0, '', 0, '')");
        TestDatabase.execute(source, "delete from journal.run_tree");
        assertThat(archiver().archive(ALL_BUT_ONE).stays()).contains("the index of entry ids");
    }

    @Test
    void a_partition_stays_while_a_shard_ends_in_it() {
        JournalArchiver.Result result = archiver().archive(ALL_BUT_ONE);
        assertThat(result.archived()).hasSize(2);
        assertThat(result.stays()).contains("journal.batch_2", "the end of shard 2");
    }

    @Test
    void only_what_is_old_enough_goes() {
        assertThat(archiver().archive(new JournalArchiver.Wish(1, 0)).archived())
                .isEmpty();
        assertThat(archiver()
                        .archive(new JournalArchiver.Wish(1, System.currentTimeMillis() + 1))
                        .archived())
                .isNotEmpty();
    }

    @Test
    void a_missing_file_is_named_together_with_what_it_holds() throws IOException {
        ArchivedRange range = archiver().archive(ALL_BUT_ONE).archived().get(1);
        Files.delete(folder.resolve(range.file()));
        assertThatThrownBy(() -> JournalContract.read(journal, 1))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining(range.file())
                .hasMessageContaining("16 to 31")
                .hasMessageContaining("missing");
        assertThat(JournalContract.read(journal, 40)).hasSize(chain.size() - 39);
    }

    @Test
    void any_changed_byte_of_a_file_is_found_and_the_file_named() throws IOException {
        ArchivedRange range = archiver().archive(ALL_BUT_ONE).archived().getFirst();
        Path file = folder.resolve(range.file());
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at += 1 + good.length / 200) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << at % 8);
            Files.write(file, bad);
            assertThatThrownBy(() -> readBoth())
                    .as("byte " + at)
                    .isInstanceOf(JournalDamaged.class)
                    .hasMessageContaining(range.file());
        }
        for (int length : new int[] {0, 10, good.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThatThrownBy(() -> readBoth()).isInstanceOf(JournalDamaged.class);
        }
        Files.write(file, good);
        readBoth();
    }

    private void readBoth() {
        journal.read(1, 1, batch -> true);
        journal.read(2, 1, batch -> true);
    }

    @Test
    void rows_that_do_not_hold_are_not_archived() {
        TestDatabase.execute(
                source,
                "update journal.batch set body = set_byte(body, 130, 255 - get_byte(body, 130)) where shard = 2 and sequence = 9");
        assertThatThrownBy(() -> archiver().archive(ALL_BUT_ONE))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("batch 9 of shard 2");
        assertThat(TestDatabase.number(source, "select count(*) from journal.batch where sequence < 16"))
                .isEqualTo(30);
        assertThat(TestDatabase.number(source, "select count(*) from journal.archive"))
                .isZero();
    }

    @Test
    void a_chain_with_a_gap_at_a_partitions_edge_is_not_archived() {
        TestDatabase.execute(source, "delete from journal.batch where shard = 1 and sequence = 16");
        assertThatThrownBy(() -> archiver().archive(ALL_BUT_ONE))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("nothing follows batch 15");
    }

    @Test
    void a_copy_that_fails_keeps_the_rows_and_the_next_run_goes_on() {
        JournalArchiver failing = new JournalArchiver(source, journal, folder, line -> {}, file -> {
            throw new JournalUnavailable("the other disk is full", null);
        });
        assertThatThrownBy(() -> failing.archive(ALL_BUT_ONE)).hasMessage("the other disk is full");
        assertThat(TestDatabase.number(source, "select min(sequence) from journal.batch"))
                .isEqualTo(1);
        assertThat(archiver().archive(ALL_BUT_ONE).archived()).hasSize(2);
        assertSame(JournalContract.read(journal, 1), chain);
    }

    @Test
    void what_was_cut_short_by_a_long_read_is_finished_by_the_next_run() throws SQLException {
        PGSimpleDataSource impatient = new PGSimpleDataSource();
        try (Connection connection = source.getConnection()) {
            impatient.setUrl(connection.getMetaData().getURL());
        }
        impatient.setUser("postgres");
        impatient.setOptions("-c statement_timeout=300");
        JournalArchiver hurried = new JournalArchiver(impatient, journal, folder, line -> {}, file -> {});
        try (Connection reader = source.getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from journal.batch");
            assertThatThrownBy(() -> hurried.archive(ALL_BUT_ONE)).isInstanceOf(JournalUnavailable.class);
            assertSame(JournalContract.read(archived(), 1), chain);
            reader.rollback();
        }
        archiver().archive(ALL_BUT_ONE);
        assertThat(TestDatabase.number(source, "select min(sequence) from journal.batch"))
                .isEqualTo(32);
        assertThat(TestDatabase.number(source, "select count(*) from pg_class where relname = 'batch_0'"))
                .isZero();
        assertSame(JournalContract.read(journal, 1), chain);
    }

    @Test
    void a_writer_goes_on_across_partitions_and_a_shard_may_begin_after_others_were_archived() {
        archiver().archive(ALL_BUT_ONE);
        try (LedgerWriter writer =
                LedgerWriter.start(journal, new FixedLease(1, 2), JournalClock.system(), WriterOptions.defaults())) {
            for (int i = 0; i < 20; i++) {
                LedgerWriterTest.get(writer.submit(Gifts.purchase(Gifts.id(), 1, 10)));
            }
        }
        writeShard(3, 20);
        assertThat(JournalVerifier.verify(journal, 1, progress -> {}).entries()).isEqualTo(80);
        assertThat(JournalVerifier.verify(journal, 3, progress -> {}).entries()).isEqualTo(20);
        archiver().archive(ALL_BUT_ONE);
        assertThat(JournalVerifier.verify(journal, 3, progress -> {}).entries()).isEqualTo(20);
    }

    private static void assertSame(List<SealedBatch> read, List<SealedBatch> expected) {
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.get(i).sequence()).isEqualTo(expected.get(i).sequence());
            assertThat(read.get(i).epoch()).isEqualTo(expected.get(i).epoch());
            assertThat(read.get(i).hash()).isEqualTo(expected.get(i).hash());
            assertThat(read.get(i).body()).isEqualTo(expected.get(i).body());
        }
    }
}
