package io.ovation.journal.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.postgres.TestDatabase;
import io.ovation.ledger.BatchTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class SortedRunsTest {

    private static final RowFormat TWO_KEYS = new RowFormat("test", 4, 2, 1, 3);

    private final DataSource source = TestDatabase.fresh();
    private final SplittableRandom random = new SplittableRandom(11);
    private final List<long[]> added = new ArrayList<>();
    private long sequence;

    @Test
    void rows_come_back_in_the_order_of_their_keys_whatever_was_merged_in_between() throws Exception {
        RunTree tree = tree();
        for (int append = 0; append < 80; append++) {
            append(tree, 1 + random.nextInt(600), row -> random.nextInt(500));
            while (tree.merge(Integer.MAX_VALUE, level -> {})) {
                assertThat(tree.state().runs().stream()
                                .mapToLong(run -> run.rows)
                                .sum())
                        .isEqualTo(added.size());
            }
        }
        assertThat(tree.state().runs()).hasSizeLessThan(RunTree.FAN_OUT * 4);
        assertThat(tree.state().runs().getFirst().level).isEqualTo(2);
        assertSorted(all(tree));
        assertSorted(all(tree()));
        assertThat(storedBlocks()).isEqualTo(blocks(tree));
    }

    @Test
    void rows_in_the_order_of_their_keys_are_merged_without_being_written_again() throws Exception {
        RunTree tree = tree();
        for (int run = 0; run < 64; run++) {
            append(tree, 5_000, row -> added.size() * 1_000_003L);
            while (tree.merge(Integer.MAX_VALUE, level -> {})) {
                // all levels
            }
        }
        Run merged = tree.state().runs().getFirst();
        assertThat(merged.level).isEqualTo(2);
        long takenOver = 0;
        for (int block = 0; block < merged.blocks(); block++) {
            takenOver += merged.writer(block) == merged.number ? 0 : 1;
        }
        assertThat(takenOver).isGreaterThan(merged.blocks() * 7L / 10);
        assertSorted(all(tree));
        assertThat(storedBlocks()).isEqualTo(blocks(tree));
    }

    @Test
    void what_is_appended_while_a_merge_is_under_way_is_kept() throws Exception {
        RunTree tree = tree();
        for (int run = 0; run < RunTree.FAN_OUT; run++) {
            append(tree, 10_000, row -> random.nextLong());
        }
        int[] interludes = new int[1];
        tree.merge(Integer.MAX_VALUE, level -> {
            interludes[0]++;
            append(tree, 100, row -> random.nextLong());
            tree.merge(level, lower -> {});
        });
        assertThat(interludes[0]).isPositive();
        assertSorted(all(tree));
        assertSorted(all(tree()));
    }

    @Test
    void of_two_that_write_the_same_batches_one_does() throws Exception {
        RunTree one = tree();
        RunTree two = tree();
        append(one, 100, row -> random.nextLong());
        Rows rows = new Rows(TWO_KEYS);
        rows.add();
        assertThat(two.append(two.state().position(), rows, origin(1), new byte[32]))
                .isFalse();
        two.reload();
        assertThat(all(two)).hasSize(100);
        for (int run = 1; run < RunTree.FAN_OUT; run++) {
            append(two, 100, row -> random.nextLong());
        }
        one.reload();
        two.merge(Integer.MAX_VALUE, level -> {});
        one.merge(Integer.MAX_VALUE, level -> {});
        assertThat(one.state().runs()).hasSize(1);
        assertSorted(all(one));
        assertThat(storedBlocks()).isEqualTo(blocks(one));
        one.clear();
        assertThat(storedBlocks()).isZero();
        assertThat(two.append(two.state().position(), rows, origin(sequence + 1), new byte[32]))
                .isFalse();
    }

    @Test
    void a_filter_passes_every_key_it_was_made_of_and_one_in_a_hundred_others() {
        long[] keys = random.longs(4_000).toArray();
        byte[] filter = BloomFilter.of(keys, keys.length);
        for (long key : keys) {
            assertThat(BloomFilter.mayHold(filter, key)).isTrue();
        }
        assertThat(random.longs(100_000)
                        .filter(key -> BloomFilter.mayHold(filter, key))
                        .count())
                .isLessThan(1_500);
    }

    private RunTree tree() throws Exception {
        return new RunTree(TWO_KEYS, 1, source, true);
    }

    private void append(RunTree tree, int count, LongUnaryOperator firstKey) throws java.sql.SQLException {
        Rows rows = new Rows(TWO_KEYS);
        for (int i = 0; i < count; i++) {
            int at = rows.add();
            long[] row = {firstKey.applyAsLong(i), added.size(), random.nextLong(), random.nextInt(5)};
            System.arraycopy(row, 0, rows.cells(), at, row.length);
            added.add(row);
        }
        sequence++;
        byte[] hash = new byte[32];
        hash[0] = (byte) sequence;
        assertThat(tree.append(tree.state().position(), rows, origin(sequence), hash))
                .isTrue();
    }

    private static Run.Origin origin(long sequence) {
        return new Run.Origin(
                sequence, sequence, sequence, new BatchTime(sequence, sequence), new BatchTime(sequence, sequence));
    }

    private List<long[]> all(RunTree tree) {
        List<long[]> rows = new ArrayList<>();
        try (BlockReader reader = new BlockReader(TWO_KEYS, tree.store(), 1, source, 1 << 20)) {
            for (Run run : tree.state().runs()) {
                List<long[]> ofRun = new ArrayList<>();
                for (int block = 0; block < run.blocks(); block++) {
                    long[] cells = reader.rows(run, block);
                    for (int at = 0; at < cells.length; at += 4) {
                        long[] row = java.util.Arrays.copyOfRange(cells, at, at + 4);
                        if (!reader.mayHold(run, block, row) || !run.spans(row) || run.blockOf(row) != block) {
                            throw new AssertionError("row " + at / 4 + " of block " + block + " is not found");
                        }
                        ofRun.add(row);
                    }
                }
                for (int i = 1; i < ofRun.size(); i++) {
                    if (byKey(ofRun.get(i - 1), ofRun.get(i)) > 0) {
                        throw new AssertionError(run + " is not sorted at row " + i);
                    }
                }
                assertThat(run.rows).isEqualTo(ofRun.size());
                rows.addAll(ofRun);
            }
        }
        return rows;
    }

    private void assertSorted(List<long[]> rows) {
        List<long[]> sorted = new ArrayList<>(rows);
        sorted.sort(SortedRunsTest::byKey);
        List<long[]> expected = new ArrayList<>(added);
        expected.sort(SortedRunsTest::byKey);
        assertThat(sorted.toArray(long[][]::new)).isDeepEqualTo(expected.toArray(long[][]::new));
    }

    private static int byKey(long[] a, long[] b) {
        return Comparator.<long[]>comparingLong(row -> row[0] + Long.MIN_VALUE)
                .thenComparingLong(row -> row[1] + Long.MIN_VALUE)
                .compare(a, b);
    }

    private long storedBlocks() {
        return TestDatabase.number(source, "select count(*) from journal.run_block");
    }

    private static long blocks(RunTree tree) {
        return tree.state().runs().stream().mapToLong(Run::blocks).sum();
    }
}
