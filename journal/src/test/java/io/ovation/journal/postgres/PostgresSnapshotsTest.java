package io.ovation.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.Tail;
import io.ovation.journal.snapshot.SnapshotDamaged;
import io.ovation.journal.snapshot.SnapshotPoint;
import io.ovation.ledger.BatchTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class PostgresSnapshotsTest {

    private static final int CHUNK = 1_000;

    private final DataSource source = TestDatabase.fresh();
    private final PostgresSnapshots snapshots = new PostgresSnapshots(source, CHUNK);

    @Test
    void what_was_stored_is_read_back_whatever_its_length() throws IOException {
        for (int length : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 10 * CHUNK, 12_345}) {
            SnapshotPoint point = point(1 + length);
            byte[] state = bytes(length);
            snapshots.save(point, new ByteArrayInputStream(state));
            assertThat(snapshots.points(1).getFirst()).isEqualTo(point);
            assertThat(read(point)).isEqualTo(state);
        }
    }

    @Test
    void the_second_of_two_instances_leaves_the_first_ones_as_it_is() throws IOException {
        snapshots.save(point(5), new ByteArrayInputStream(bytes(3_000)));
        snapshots.save(point(5), new ByteArrayInputStream(bytes(10)));
        assertThat(read(point(5))).isEqualTo(bytes(3_000));
    }

    @Test
    void only_the_newest_are_kept_and_of_other_shards_all() {
        for (long sequence = 1; sequence <= 5; sequence++) {
            snapshots.save(point(sequence), new ByteArrayInputStream(bytes(2_500)));
        }
        SnapshotPoint other = new SnapshotPoint(2, tail(1), 1);
        snapshots.save(other, new ByteArrayInputStream(bytes(1)));
        snapshots.prune(1, 2);
        assertThat(snapshots.points(1)).containsExactly(point(5), point(4));
        assertThat(snapshots.points(2)).containsExactly(other);
        assertThat(TestDatabase.number(source, "select count(*) from journal.snapshot_chunk where shard = 1"))
                .isEqualTo(6);
    }

    @Test
    void a_changed_bit_in_any_column_is_found_out() {
        List<String> changes = List.of(
                "update journal.snapshot set epoch = epoch # 1",
                "update journal.snapshot set wall_millis = wall_millis # 1024",
                "update journal.snapshot set business_millis = business_millis # 1",
                "update journal.snapshot set chain_hash = set_bit(chain_hash, 7, 1 - get_bit(chain_hash, 7))",
                "update journal.snapshot set entries = entries # 2",
                "update journal.snapshot set hash = set_bit(hash, 255, 1 - get_bit(hash, 255))",
                "update journal.snapshot_chunk set hash = set_bit(hash, 0, 1 - get_bit(hash, 0)) where chunk = 2",
                "update journal.snapshot_chunk set bytes = set_bit(bytes, 4321, 1 - get_bit(bytes, 4321)) where chunk = 1");
        for (String change : changes) {
            SnapshotPoint point = point(9);
            snapshots.save(point, new ByteArrayInputStream(bytes(3_500)));
            TestDatabase.execute(source, change);
            SnapshotPoint found = snapshots.points(1).getFirst();
            assertThatThrownBy(() -> read(found)).as(change).isInstanceOf(SnapshotDamaged.class);
            TestDatabase.execute(source, "delete from journal.snapshot");
        }
    }

    @Test
    void a_chunk_that_is_gone_doubled_or_moved_is_found_out() {
        List<String> changes = List.of(
                "delete from journal.snapshot_chunk where chunk = 0",
                "delete from journal.snapshot_chunk where chunk = 2",
                "delete from journal.snapshot_chunk where chunk = 3",
                "insert into journal.snapshot_chunk select shard, sequence, 4, hash, bytes from journal.snapshot_chunk where chunk = 3",
                "update journal.snapshot_chunk set chunk = case chunk when 1 then 12 when 2 then 11 else chunk end;"
                        + " update journal.snapshot_chunk set chunk = chunk - 10 where chunk > 10");
        for (String change : changes) {
            SnapshotPoint point = point(9);
            snapshots.save(point, new ByteArrayInputStream(bytes(3_500)));
            TestDatabase.execute(source, change);
            assertThatThrownBy(() -> read(point)).as(change).isInstanceOf(SnapshotDamaged.class);
            TestDatabase.execute(source, "delete from journal.snapshot");
        }
    }

    @Test
    void one_whose_connection_is_cut_while_it_is_written_does_not_exist() {
        InputStream cutting = new InputStream() {
            private int given;

            @Override
            public int read() {
                if (++given == 5 * CHUNK) {
                    TestDatabase.execute(
                            source,
                            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                                    + " and pid <> pg_backend_pid()");
                }
                return given > 20 * CHUNK ? -1 : given & 0xFF;
            }
        };
        assertThatThrownBy(() -> snapshots.save(point(9), cutting)).isInstanceOf(JournalUnavailable.class);
        assertThat(snapshots.points(1)).isEmpty();
        assertThat(TestDatabase.number(source, "select count(*) from journal.snapshot_chunk"))
                .isZero();
    }

    private byte[] read(SnapshotPoint point) throws IOException {
        try (InputStream in = snapshots.open(point)) {
            return in.readAllBytes();
        }
    }

    private static SnapshotPoint point(long sequence) {
        return new SnapshotPoint(1, tail(sequence), 10 * sequence);
    }

    private static Tail tail(long sequence) {
        byte[] hash = new byte[32];
        new Random(sequence).nextBytes(hash);
        return new Tail(sequence, 3, hash, new BatchTime(1_700_000_000_000L, 1_700_000_000_001L));
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
