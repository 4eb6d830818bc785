package io.ovation.journal.writer;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalStore;
import io.ovation.journal.JournalVerifier;
import io.ovation.journal.feed.BalancesProjection;
import io.ovation.journal.feed.EntryListProjection;
import io.ovation.journal.feed.ProjectionRunner;
import io.ovation.journal.postgres.PostgresSnapshots;
import io.ovation.journal.postgres.PostgresStore;
import io.ovation.journal.postgres.Shard;
import io.ovation.journal.postgres.ShardUpkeep;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.snapshot.LedgerReplica;
import io.ovation.journal.snapshot.SnapshotPoint;
import io.ovation.journal.snapshot.Snapshots;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.IdIndex;
import io.ovation.ledger.OutcomeCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The books compared with what those who used them were told. */
public final class BookCheck {

    private BookCheck() {}

    /**
     * Opens the shard and checks it: what was acknowledged is there once and under the number that was told, what is in doubt
     * can be asked again, chain, balances and projections agree.
     */
    public static void assertRight(DataSource source, Ledgerbook book, int kills) throws Exception {
        assertRight(source, new PostgresStore(), book, kills);
    }

    /** The same with a journal in another store. */
    static void assertRight(DataSource source, JournalStore store, Ledgerbook book, int kills) throws Exception {
        try (Shard shard = Shard.open(
                source,
                1,
                "the test",
                Duration.ofSeconds(10),
                JournalClock.system(),
                WriterOptions.defaults(),
                ShardUpkeep.archiveIn(Path.of("archive")).withStore(store))) {
            ProjectionRunner balances = shard.project(new BalancesProjection(1));
            ProjectionRunner entries = shard.project(new EntryListProjection());
            Map<UUID, Long> stored = entriesOf(shard);
            assertThat(stored.entrySet().containsAll(book.acknowledged.entrySet()))
                    .as("every acknowledged entry is in the journal, under the number that was told")
                    .isTrue();
            assertThat(book.submitted.keySet().containsAll(stored.keySet()))
                    .as("nothing is in the journal that was not submitted")
                    .isTrue();
            assertThat(Collections.disjoint(stored.keySet(), book.refused))
                    .as("nothing is in the journal that was said to be rejected or not applied")
                    .isTrue();
            retryWhatIsInDoubt(shard, book, stored);

            long last = shard.writer().position().sequence();
            assertThat(balances.await(last, Duration.ofSeconds(30))).isTrue();
            assertThat(entries.await(last, Duration.ofSeconds(30))).isTrue();
            JournalVerifier.Report report = JournalVerifier.verify(shard.journal(), 1, progress -> {});
            assertThat(report.finding()).isNull();
            assertThat(report.ledger().stateHash())
                    .isEqualTo(LedgerWriterTest.get(shard.writer().state()).stateHash());
            try (var connection = source.getConnection()) {
                assertThat(JournalVerifier.compareBalances(shard.journal(), 1, connection))
                        .isNull();
            }
            assertThat(TestDatabase.number(source, "select count(*) from entry_list"))
                    .isEqualTo(report.entries());
            assertThat(TestDatabase.number(source, "select count(distinct (number, id)) from entry_list"))
                    .isEqualTo(report.entries());
            System.out.printf(
                    "killed %d times: %,d submitted, %,d acknowledged, %,d in the journal, %,d in doubt, epoch %d%n",
                    kills,
                    book.submitted.size(),
                    book.acknowledged.size(),
                    report.entries(),
                    book.inDoubt().size(),
                    shard.journal().tail(1).epoch());
            assertThat(book.acknowledged.size()).isGreaterThan(50 * kills);
            assertSnapshotsAreRight(source, shard, report);
        }
    }

    /** Whatever the kills cut short: what is stored is whole, and leads to the state that the whole journal leads to. */
    private static void assertSnapshotsAreRight(DataSource source, Shard shard, JournalVerifier.Report report) {
        PostgresSnapshots store = new PostgresSnapshots(source);
        List<SnapshotPoint> points = store.points(1);
        assertThat(TestDatabase.number(source, "select count(distinct sequence) from journal.snapshot_chunk"))
                .isEqualTo(points.size());
        for (SnapshotPoint point : points) {
            LedgerReplica replica = Snapshots.read(store, point, Integer.MAX_VALUE / 2);
            replica.catchUp(shard.journal(), NOTHING_FORGOTTEN);
            assertThat(replica.ledger().stateHash()).isEqualTo(report.ledger().stateHash());
        }
    }

    private static final IdIndex NOTHING_FORGOTTEN = new IdIndex() {
        @Override
        public AcceptedEntry find(UUID id) {
            return null;
        }

        @Override
        public long coveredSequence() {
            return 0;
        }
    };

    private static void retryWhatIsInDoubt(Shard shard, Ledgerbook book, Map<UUID, Long> stored) {
        for (KilledWriter.Order order : book.inDoubt()) {
            Answer first = LedgerWriterTest.get(shard.writer().submit(order.entry()));
            OutcomeCode code = first.outcome().code();
            if (stored.containsKey(order.id())) {
                assertThat(code).isEqualTo(OutcomeCode.EXISTS);
                assertThat(first.outcome().applied().sequence()).isEqualTo(stored.get(order.id()));
            } else {
                assertThat(code).isIn(OutcomeCode.ACCEPTED, OutcomeCode.INSUFFICIENT);
            }
            if (code.isApplied()) {
                Answer second = LedgerWriterTest.get(shard.writer().submit(order.entry()));
                assertThat(second.outcome().code()).isEqualTo(OutcomeCode.EXISTS);
            }
        }
    }

    private static Map<UUID, Long> entriesOf(Shard shard) {
        Map<UUID, Long> entries = new HashMap<>();
        shard.journal().read(1, 1, stored -> {
            for (AcceptedEntry entry : BatchCodec.decode(stored).entries()) {
                assertThat(entries.put(entry.id(), entry.sequence())).isNull();
            }
            return true;
        });
        return entries;
    }
}
