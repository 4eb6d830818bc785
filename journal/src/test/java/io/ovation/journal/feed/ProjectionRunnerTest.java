package io.ovation.journal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.PostgresLeaseTest;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.FixedLease;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.LedgerWriterTest;
import io.ovation.journal.writer.WriterOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectionRunnerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final DataSource source = TestDatabase.fresh();
    private final PostgresJournal journal = new PostgresJournal(source);
    private LedgerWriter writer;

    @BeforeEach
    void start() {
        EntryListProjection.create(source);
        writer = LedgerWriter.start(
                journal,
                new FixedLease(1, 1),
                JournalClock.system(),
                WriterOptions.defaults().withBatchEntries(3));
    }

    @AfterEach
    void close() {
        writer.close();
        journal.close();
    }

    @Test
    void rows_are_there_when_awaited() throws Exception {
        try (ProjectionRunner runner = ProjectionRunner.start(new EntryListProjection(), writer.feed(), source)) {
            long sequence = submit(10);
            assertThat(runner.await(sequence, LONG)).isTrue();
            assertThat(runner.lastSequence()).isGreaterThanOrEqualTo(sequence);
            assertThat(runner.await(sequence + 1, Duration.ofMillis(50))).isFalse();
            assertExactlyOnce(10);
        }
    }

    @Test
    void a_connection_that_dies_between_cursor_and_rows_loses_and_doubles_nothing() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        AtomicInteger deaths = new AtomicInteger();
        Projection dying = new Dying(() -> {
            boolean dies = Set.of(1, 2, 4, 8, 15, 23).contains(calls.incrementAndGet());
            deaths.addAndGet(dies ? 1 : 0);
            return dies;
        });
        try (ProjectionRunner runner = ProjectionRunner.start(dying, writer.feed(), source)) {
            for (int i = 0; i < 8; i++) {
                submit(5);
            }
            assertThat(runner.await(writer.position().sequence(), LONG)).isTrue();
            assertThat(runner.failure()).isNull();
        }
        assertThat(deaths.get()).isEqualTo(6);
        assertExactlyOnce(40);
    }

    @Test
    void an_error_is_waited_out_like_any_failed_step_and_counted() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Projection asserting = new Throwing(() -> switch (calls.incrementAndGet()) {
            case 1, 3, 4 -> new AssertionError("the driver lost count of what it had read");
            case 6 -> new NoClassDefFoundError("away for a moment");
            default -> null;
        });
        try (ProjectionRunner runner = ProjectionRunner.start(asserting, writer.feed(), source)) {
            for (int i = 0; i < 6; i++) {
                assertThat(runner.await(submit(5), LONG)).isTrue();
            }
            assertThat(runner.failure()).isNull();
            assertThat(runner.failures()).isEqualTo(4);
        }
        assertThat(calls.get()).isGreaterThanOrEqualTo(6);
        assertExactlyOnce(30);
    }

    @Test
    void an_error_of_the_virtual_machine_ends_it_and_says_so_and_the_next_start_goes_on() throws Exception {
        AtomicBoolean starves = new AtomicBoolean();
        Projection starved =
                new Throwing(() -> starves.getAndSet(false) ? new OutOfMemoryError("as this test says") : null);
        try (ProjectionRunner runner = ProjectionRunner.start(starved, writer.feed(), source)) {
            assertThat(runner.await(submit(5), LONG)).isTrue();
            starves.set(true);
            long missed = submit(5);
            assertThat(PostgresLeaseTest.eventually(() -> runner.failure() instanceof OutOfMemoryError))
                    .isTrue();
            assertThat(runner.await(missed, Duration.ofMillis(50))).isFalse();
            assertThat(runner.failures()).isEqualTo(1);
        }
        try (ProjectionRunner again = ProjectionRunner.start(starved, writer.feed(), source)) {
            assertThat(again.await(writer.position().sequence(), LONG)).isTrue();
        }
        assertExactlyOnce(10);
    }

    @Test
    void two_runners_of_one_projection_write_every_batch_once_together() throws Exception {
        JournalFeed elsewhere = new JournalFeed(journal, 1);
        try (ProjectionRunner one = ProjectionRunner.start(new EntryListProjection(), writer.feed(), source);
                ProjectionRunner two = ProjectionRunner.start(new EntryListProjection(), elsewhere, source)) {
            for (int i = 0; i < 30; i++) {
                submit(5);
            }
            assertThat(one.await(writer.position().sequence(), LONG)).isTrue();
            assertThat(two.await(writer.position().sequence(), LONG)).isTrue();
        }
        assertExactlyOnce(150);
    }

    @Test
    void a_projection_goes_on_where_it_stopped_also_in_a_process_without_the_writer() throws Exception {
        try (ProjectionRunner runner = ProjectionRunner.start(new EntryListProjection(), writer.feed(), source)) {
            runner.await(submit(5), LONG);
        }
        submit(5);
        try (ProjectionRunner runner =
                ProjectionRunner.start(new EntryListProjection(), new JournalFeed(journal, 1), source)) {
            assertThat(runner.await(submit(5), LONG)).isTrue();
        }
        assertExactlyOnce(15);
    }

    @Test
    void a_projection_is_built_again_from_nothing() throws Exception {
        try (ProjectionRunner runner = ProjectionRunner.start(new EntryListProjection(), writer.feed(), source)) {
            runner.await(submit(20), LONG);
            TestDatabase.execute(source, "update entry_list set coins = 0");
            runner.rebuild();
            long sequence = submit(1);
            assertThat(PostgresLeaseTest.eventually(
                            () -> TestDatabase.number(source, "select count(*) from entry_list where coins > 0") == 21))
                    .isTrue();
            assertThat(runner.await(sequence, LONG)).isTrue();
        }
        assertExactlyOnce(21);
    }

    @Test
    void a_chain_that_is_not_the_one_followed_is_noticed_and_the_projection_built_again() throws Exception {
        long sequence = submit(10);
        try (ProjectionRunner runner = ProjectionRunner.start(new EntryListProjection(), writer.feed(), source)) {
            runner.await(sequence, LONG);
        }
        // As after a fail-over to a standby that had not received the last batches: the same sequence, another hash.
        TestDatabase.execute(source, "update journal.cursor set hash = decode(repeat('ab', 32), 'hex')");
        TestDatabase.execute(source, "insert into entry_list values (999, null, 999, 1)");
        try (ProjectionRunner runner = ProjectionRunner.start(new EntryListProjection(), writer.feed(), source)) {
            assertThat(runner.await(submit(1), LONG)).isTrue();
        }
        assertExactlyOnce(11);
    }

    @Test
    void projected_balances_equal_those_of_the_ledger() throws Exception {
        try (ProjectionRunner runner = ProjectionRunner.start(new BalancesProjection(1), writer.feed(), source);
                Connection connection = source.getConnection()) {
            submit(50);
            runner.await(submit(50), LONG);
            assertThat(JournalVerifier.compareBalances(journal, 1, connection)).isNull();
            TestDatabase.execute(
                    source,
                    "update journal.balance set balance = balance + 1 where account_low = 11"
                            + " and account_high = (select min(account_high) from journal.balance where account_low = 11)");
            assertThat(JournalVerifier.compareBalances(journal, 1, connection))
                    .extracting(JournalVerifier.Finding::what)
                    .asString()
                    .contains("is projected as");
        }
    }

    @Test
    void a_follower_gets_every_batch_in_order_and_again_when_it_could_not_take_it() throws Exception {
        java.util.List<Long> taken = new java.util.concurrent.CopyOnWriteArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        try (Follower follower = Follower.start("test", writer.feed(), 0, batch -> {
            int call = calls.incrementAndGet();
            if (call % 8 == 0) {
                throw new AssertionError("nor now");
            }
            if (call % 4 == 0) {
                throw new IllegalStateException("not now");
            }
            taken.add(batch.sequence());
        })) {
            long last = submit(30);
            assertThat(PostgresLeaseTest.eventually(() -> follower.lastSequence() >= last))
                    .isTrue();
            assertThat(taken).isSorted().doesNotHaveDuplicates().startsWith(1L).endsWith(last);
            assertThat(taken).hasSize((int) last);
        }
    }

    /** Submits purchases and returns the last batch. */
    private long submit(int purchases) {
        long sequence = 0;
        for (int i = 0; i < purchases; i++) {
            sequence = LedgerWriterTest.get(writer.submit(Gifts.purchase(Gifts.id(), 11 + i % 3, 10)))
                    .sequence();
        }
        return sequence;
    }

    private void assertExactlyOnce(int entries) {
        assertThat(TestDatabase.number(source, "select count(*) from entry_list"))
                .isEqualTo(entries);
        assertThat(TestDatabase.number(source, "select count(distinct number) from entry_list"))
                .isEqualTo(entries);
        assertThat(TestDatabase.number(source, "select max(number) from entry_list"))
                .isEqualTo(entries);
    }

    /** Writes its rows, and then sometimes throws what no SQL would. */
    private record Throwing(Supplier<@Nullable Error> now) implements Projection {

        private static final EntryListProjection ROWS = new EntryListProjection();

        @Override
        public String name() {
            return "throwing";
        }

        @Override
        public void apply(Connection connection, JournalBatch batch) throws SQLException {
            ROWS.apply(connection, batch);
            Error thrown = now.get();
            if (thrown != null) {
                throw thrown;
            }
        }

        @Override
        public void clear(Connection connection) throws SQLException {
            ROWS.clear(connection);
        }
    }

    /** Writes its rows, and then its own connection is sometimes killed before the commit. */
    private record Dying(java.util.function.BooleanSupplier now) implements Projection {

        private static final EntryListProjection ROWS = new EntryListProjection();

        @Override
        public String name() {
            return "dying";
        }

        @Override
        public void apply(Connection connection, JournalBatch batch) throws SQLException {
            ROWS.apply(connection, batch);
            if (now.getAsBoolean()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_terminate_backend(pg_backend_pid())");
                }
            }
        }

        @Override
        public void clear(Connection connection) throws SQLException {
            ROWS.clear(connection);
        }
    }
}
