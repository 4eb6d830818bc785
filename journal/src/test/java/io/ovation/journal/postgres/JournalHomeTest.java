package io.ovation.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalDamaged;
import io.ovation.journal.JournalStore;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.kafka.KafkaStore;
import io.ovation.journal.writer.WriterOptions;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JournalHomeTest {

    private final DataSource source = TestDatabase.fresh();

    @Test
    void a_shard_is_never_opened_on_another_store_than_the_one_it_began_in() {
        open(new PostgresStore()).close();
        JournalStore kafka = KafkaStore.at("127.0.0.1:1");
        assertThatThrownBy(() -> open(kafka))
                .isInstanceOf(JournalUnavailable.class)
                .hasMessageContaining("'postgresql'")
                .hasMessageContaining("'kafka ovation-journal'");
        assertThatThrownBy(() -> JournalHome.check(source, 1, kafka)).isInstanceOf(JournalUnavailable.class);
        JournalHome.check(source, 1, new PostgresStore());
        JournalHome.check(source, 2, kafka);
        JournalHome.check(TestDatabase.empty(), 1, kafka);
    }

    @Test
    void a_journal_that_ends_before_what_a_projection_has_read_is_not_written_to() throws Exception {
        try (Shard shard = open(new PostgresStore())) {
            ProjectionRunner balances = shard.project(new BalancesProjection(1));
            assertThat(balances.await(1, Duration.ofSeconds(20))).isTrue();
        }
        TestDatabase.execute(source, "delete from journal.batch");
        assertThatThrownBy(() -> open(new PostgresStore()))
                .isInstanceOf(JournalDamaged.class)
                .hasMessageContaining("its end is missing");
    }

    private Shard open(JournalStore store) {
        return Shard.open(
                source,
                1,
                "test",
                Duration.ofSeconds(5),
                JournalClock.system(),
                WriterOptions.defaults(),
                ShardUpkeep.archiveIn(Path.of("archive")).withStore(store));
    }
}
