package io.ovation.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.AppendRefused;
import io.ovation.journal.AppendUnknown;
import io.ovation.journal.Journal;
import io.ovation.journal.JournalContract;
import io.ovation.journal.SealedBatch;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgresJournalTest extends JournalContract {

    private final DataSource source = TestDatabase.fresh();
    private final List<Journal> opened = new ArrayList<>();

    @Override
    public Journal journal() {
        return other();
    }

    @Override
    public Journal other() {
        Journal journal = new PostgresJournal(source);
        synchronized (opened) {
            opened.add(journal);
        }
        return journal;
    }

    @AfterEach
    void close() {
        opened.forEach(Journal::close);
    }

    @Test
    void the_database_of_the_tests_is_durable() {
        assertThat(TestDatabase.text(source, "show fsync")).isEqualTo("on");
        assertThat(TestDatabase.text(source, "show synchronous_commit")).isEqualTo("on");
        assertThat(TestDatabase.text(source, "show full_page_writes")).isEqualTo("on");
    }

    @Test
    void a_chain_goes_on_over_the_end_of_a_partition() throws Exception {
        PostgresJournal journal = new PostgresJournal(source, 16);
        opened.add(journal);
        SealedBatch last = journal.open(1, 1, TIME);
        for (int i = 0; i < 100; i++) {
            last = next(last, 1);
            journal.append(last);
            Thread.sleep(3);
        }
        assertThat(read(journal, 1)).hasSize(101);
        assertThat(TestDatabase.number(source, "select count(distinct tableoid) from journal.batch"))
                .isEqualTo(7);
        assertThat(journal.tail(1).sequence()).isEqualTo(101);
    }

    @Test
    void a_connection_that_dies_makes_an_append_unknown_and_opening_tells() {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        SealedBatch second = next(first, 1);
        TestDatabase.execute(
                source,
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid()");
        assertThatThrownBy(() -> journal.append(second)).isInstanceOf(AppendUnknown.class);
        SealedBatch barrier = journal.open(1, 1, TIME);
        assertThat(barrier.sequence()).isEqualTo(2);
        journal.append(next(barrier, 1));
    }

    @Test
    void a_batch_that_the_database_refuses_is_certainly_not_stored() {
        Journal journal = journal();
        SealedBatch first = journal.open(1, 1, TIME);
        TestDatabase.execute(source, "alter table journal.batch add constraint refuse check (epoch <> 77)");
        assertThatThrownBy(() -> journal.append(next(first, 77))).isInstanceOf(AppendRefused.class);
        assertThat(journal.tail(1).sequence()).isEqualTo(1);
        journal.append(next(first, 1));
    }

    @Test
    void bodies_are_stored_uncompressed_outside_the_row() {
        Journal journal = journal();
        journal.open(1, 1, TIME);
        assertThat(TestDatabase.text(
                        source,
                        "select string_agg(distinct attstorage::text, ',') from pg_attribute"
                                + " where attname = 'body' and attrelid in"
                                + " (select oid from pg_class where relname like 'batch%')"))
                .isEqualTo("e");
    }
}
