package io.ovation.journal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.journal.BatchCodec;
import io.ovation.journal.JournalBatch;
import io.ovation.journal.JournalClock;
import io.ovation.journal.JournalContract;
import io.ovation.journal.SealedBatch;
import io.ovation.journal.feed.JournalFeed;
import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.PostgresLeaseTest;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.Answer;
import io.ovation.journal.writer.FixedLease;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.LedgerWriterTest;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AcceptedEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of entries of a real journal, checked by the program that shares no code with it. */
class EntryProofTest {

    private final DataSource source = TestDatabase.fresh();
    private final PostgresJournal journal = new PostgresJournal(source);
    private final HeadTree tree = new HeadTree(source, journal, 1);
    private final List<JournalBatch> batches = new ArrayList<>();

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws Exception {
        JournalFeed feed = new JournalFeed(journal, 1);
        try (LedgerWriter writer = LedgerWriter.start(
                        journal, new FixedLease(1, 1), JournalClock.system(), WriterOptions.defaults());
                HeadFollower follower = HeadFollower.start(source, feed)) {
            for (int round = 0; round < 300; round++) {
                List<CompletionStage<Answer>> answers = new ArrayList<>();
                for (int i = 0; i <= round % 11; i++) {
                    answers.add(writer.submit(Gifts.purchase(Gifts.id(), 1 + i, 1_000)));
                }
                answers.forEach(LedgerWriterTest::get);
            }
            long last = writer.position().sequence();
            assertThat(PostgresLeaseTest.eventually(() -> follower.lastSequence() == last))
                    .isTrue();
        }
        for (SealedBatch sealed : JournalContract.read(journal, 1)) {
            batches.add(BatchCodec.decode(sealed));
        }
        assertThat(batches).hasSizeGreaterThan(256);
        assertThat(TestDatabase.number(source, "select count(*) from journal.head_tile"))
                .isEqualTo(1);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void every_entry_is_proved_under_every_head_that_has_it() throws Exception {
        StandaloneCheck check = new StandaloneCheck(directory);
        long last = batches.size();
        for (long size : new long[] {2, 3, 64, 255, 256, 257, last - 1, last}) {
            String head = tree.head(size).json();
            for (int sequence = 2; sequence <= size; sequence += 1 + (int) size / 8) {
                for (AcceptedEntry entry : batches.get(sequence - 1).entries()) {
                    EntryProof proof = tree.prove(sequence, entry.sequence(), size);
                    assertThat(check.entry(proof.json(), head, entry.id().toString()))
                            .startsWith("HOLDS  entry " + entry.sequence() + " = ent_")
                            .contains(entry.id().toString())
                            .contains(entry.transfers().getFirst().amount() + " from account ");
                }
            }
        }
    }

    @Test
    void a_proof_holds_hashes_of_other_entries_and_nothing_else_of_them() {
        JournalBatch batch = fullest();
        AcceptedEntry proved = batch.entries().get(batch.entries().size() / 2);
        EntryProof proof = tree.prove(batch.sequence(), proved.sequence(), batches.size());
        String json = proof.json();
        for (JournalBatch each : batches) {
            for (AcceptedEntry entry : each.entries()) {
                String id = entry.id().toString().replace("-", "");
                assertThat(json.contains(id)).isEqualTo(entry.sequence() == proved.sequence());
            }
        }
        assertThat(proof.entryPath())
                .hasSizeLessThanOrEqualTo(15 * (bits(batch.entries().size()) + 3) / 4);
        assertThat(proof.batchPath()).hasSizeLessThanOrEqualTo(bits(batches.size()));
    }

    @Test
    void another_entry_another_path_or_another_head_is_refused_with_a_reason() throws Exception {
        StandaloneCheck check = new StandaloneCheck(directory);
        JournalBatch batch = fullest();
        AcceptedEntry entry = batch.entries().get(1);
        long size = batches.size();
        TreeHead head = tree.head(size);
        EntryProof proof = tree.prove(batch.sequence(), entry.sequence(), size);
        String json = proof.json();

        assertThat(check.entry(json, head.json(), batch.entries().get(2).id().toString()))
                .startsWith("REFUSED  this is a proof of entry ent_");
        assertThat(check.entry(json, tree.head(size - 1).json(), ""))
                .isEqualTo("REFUSED  the proof is for a head of " + size + " batches, this head is of " + (size - 1));
        assertThat(check.entry(json, new TreeHead(1, size, batch.hash(), head.hash(), head.time()).json(), ""))
                .isEqualTo("REFUSED  the batch is not under this head");
        assertThat(check.entry(json, new TreeHead(2, size, head.root(), head.hash(), head.time()).json(), ""))
                .isEqualTo("REFUSED  the head belongs to another shard than the proof");
        assertThat(check.entry(json.replace("\"entry\"", "\"entries\""), head.json(), ""))
                .isEqualTo("REFUSED  'entry' is missing");
        EntryProof shorter = new EntryProof(
                1,
                proof.sequence(),
                proof.entry(),
                proof.header(),
                proof.index(),
                proof.entryPath().subList(1, proof.entryPath().size()),
                size,
                proof.batchPath());
        assertThat(check.entry(shorter.json(), head.json(), "")).startsWith("REFUSED");
    }

    @Test
    void a_proof_in_which_any_hexadecimal_digit_is_changed_is_refused() throws Exception {
        StandaloneCheck check = new StandaloneCheck(directory);
        JournalBatch batch = fullest();
        String head = tree.head(batches.size()).json();
        String json = tree.prove(batch.sequence(), batch.entries().get(1).sequence(), batches.size())
                .json();
        int begin = json.indexOf("\"entry\"");
        for (int i = begin; i < json.length(); i++) {
            char digit = json.charAt(i);
            boolean inName = json.lastIndexOf('"', i) < 0 || !"0123456789abcdef".contains(String.valueOf(digit));
            if (inName || isPartOfName(json, i)) {
                continue;
            }
            char other = digit == '0' ? '1' : '0';
            String changed = json.substring(0, i) + other + json.substring(i + 1);
            assertThat(check.entry(changed, head, "")).as("digit %d", i).startsWith("REFUSED");
        }
    }

    private static boolean isPartOfName(String json, int at) {
        int end = at;
        while (json.charAt(end) != '"' && json.charAt(end) != ',' && json.charAt(end) != '}') {
            end++;
        }
        return json.startsWith("\":", end);
    }

    @Test
    void the_program_runs_by_itself() throws Exception {
        StandaloneCheck check = new StandaloneCheck(directory);
        JournalBatch batch = fullest();
        AcceptedEntry entry = batch.entries().getFirst();
        long size = batches.size();
        String proof = write(
                "proof.json",
                tree.prove(batch.sequence(), entry.sequence(), size).json());
        String head = write("head.json", tree.head(size).json());
        String older = write("older.json", tree.head(100).json());
        String growth = write("growth.json", tree.consistency(100, size).json());

        assertThat(check.run(proof, head, entry.id().toString()))
                .startsWith("0 HOLDS  entry " + entry.sequence() + " = ent_");
        assertThat(check.run(proof, older)).startsWith("1 REFUSED  the proof is for a head of " + size);
        assertThat(check.run(growth, older, head))
                .startsWith("0 HOLDS  the head of " + size + " batches continues that of 100");
        assertThat(check.run()).startsWith("2 usage");
    }

    @Test
    void what_is_not_there_is_not_proved() {
        assertThatThrownBy(() -> tree.prove(5, 1_000_000, batches.size()))
                .hasMessage("batch 5 does not hold entry 1000000");
        assertThatThrownBy(() -> tree.prove(5, 4, 4)).hasMessageContaining("is not under the head of 4 batches");
        assertThatThrownBy(() -> tree.head(1_000_000)).hasMessageContaining("the journal has " + batches.size());
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private JournalBatch fullest() {
        JournalBatch fullest = batches.getFirst();
        for (JournalBatch batch : batches) {
            if (batch.entries().size() > fullest.entries().size()) {
                fullest = batch;
            }
        }
        assertThat(fullest.entries()).hasSizeGreaterThan(3);
        return fullest;
    }

    private static int bits(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }
}
