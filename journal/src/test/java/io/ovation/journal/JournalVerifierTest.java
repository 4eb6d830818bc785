package io.ovation.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.journal.postgres.PostgresJournal;
import io.ovation.journal.postgres.TestDatabase;
import io.ovation.journal.writer.FixedLease;
import io.ovation.journal.writer.Gifts;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.LedgerWriterTest;
import io.ovation.journal.writer.WriterOptions;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalVerifierTest {

    private final DataSource source = TestDatabase.fresh();
    private final PostgresJournal journal = new PostgresJournal(source);

    @BeforeEach
    void write() {
        try (LedgerWriter writer =
                LedgerWriter.start(journal, new FixedLease(1, 1), JournalClock.system(), WriterOptions.defaults())) {
            for (int i = 0; i < 20; i++) {
                LedgerWriterTest.get(writer.submit(Gifts.purchase(Gifts.id(), 1 + i % 4, 1_000)));
                LedgerWriterTest.get(writer.submit(Gifts.gift(Gifts.id(), 1 + i % 4, 100, 7)));
            }
        }
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void a_chain_that_was_left_alone_holds() {
        List<JournalVerifier.Progress> progress = new ArrayList<>();
        JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress::add);
        assertThat(report.finding()).isNull();
        assertThat(report.entries()).isEqualTo(40);
        assertThat(report.hash()).isEqualTo(journal.tail(1).hash());
        assertThat(report.sequence()).isEqualTo(journal.tail(1).sequence());
    }

    @Test
    void a_changed_byte_in_any_body_is_found_at_its_batch() {
        for (int sequence : new int[] {1, 7, 41}) {
            tamper(
                    "update journal.batch set body = set_byte(body, length(body) - 3, get_byte(body, length(body) - 3) # 4)",
                    sequence);
            assertFirstWrong(sequence);
            tamper(
                    "update journal.batch set body = set_byte(body, length(body) - 3, get_byte(body, length(body) - 3) # 4)",
                    sequence);
        }
        assertThat(JournalVerifier.verify(journal, 1, progress -> {}).holds()).isTrue();
    }

    @Test
    void a_batch_that_was_taken_out_is_found() {
        TestDatabase.execute(source, "delete from journal.batch where sequence = 9");
        assertFirstWrong(9);
    }

    @Test
    void a_batch_rewritten_with_a_hash_of_its_own_is_found_at_the_next_one() {
        rewrite(12, entry -> entry);
        assertFirstWrong(13);
    }

    @Test
    void a_forged_balance_is_found_where_it_is_even_if_every_hash_after_it_is_made_to_fit() {
        rewriteChainFrom(12, entry -> {
            List<Posted> transfers = new ArrayList<>(entry.transfers());
            Posted first = transfers.getFirst();
            transfers.set(
                    0,
                    new Posted(
                            first.debit(),
                            first.credit(),
                            first.amount(),
                            first.debitBalance(),
                            first.creditBalance() + 1_000_000));
            return with(entry, transfers);
        });
        assertFirstWrong(12);
    }

    @Test
    void an_entry_that_is_there_twice_is_found() {
        List<JournalBatch> chain = chain();
        AcceptedEntry first = chain.get(3).entries().getFirst();
        SealedBatch last = sealedAt(chain.size());
        BatchEncoder encoder = new BatchEncoder();
        encoder.add(new AcceptedEntry(41, first.id(), first.code(), 1, 0, 0, 0, first.fingerprint(), List.of()));
        journal.append(encoder.seal(1, last.sequence() + 1, 1, chain.getLast().time(), last.hash()));
        JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress -> {});
        assertThat(report.finding()).isNotNull();
        assertThat(report.finding().sequence()).isEqualTo(last.sequence() + 1);
    }

    private void assertFirstWrong(long sequence) {
        JournalVerifier.Report report = JournalVerifier.verify(journal, 1, progress -> {});
        assertThat(report.holds()).isFalse();
        assertThat(report.finding().sequence()).as(report.finding().what()).isEqualTo(sequence);
        assertThat(report.sequence()).isEqualTo(sequence - 1);
    }

    private void tamper(String update, long sequence) {
        TestDatabase.execute(source, update + " where sequence = " + sequence);
    }

    private void rewriteChainFrom(int sequence, UnaryOperator<AcceptedEntry> change) {
        rewrite(sequence, change);
        int last = (int) journal.tail(1).sequence();
        for (int next = sequence + 1; next <= last; next++) {
            rewrite(next, entry -> entry);
        }
    }

    /** Writes a batch again on top of what is stored before it, with all its hashes right. */
    private void rewrite(int sequence, UnaryOperator<AcceptedEntry> change) {
        JournalBatch batch = BatchCodec.decode(sealedAt(sequence));
        BatchEncoder encoder = new BatchEncoder();
        batch.entries().stream().map(change).forEach(encoder::add);
        boolean same = batch.entries().stream().map(change).toList().equals(batch.entries());
        SealedBatch forged = encoder.seal(
                1,
                sequence,
                batch.epoch(),
                same
                        ? new io.ovation.ledger.BatchTime(
                                batch.time().wallMillis(), batch.time().businessMillis() + 1)
                        : batch.time(),
                sealedAt(sequence - 1).hash());
        TestDatabase.execute(source, "delete from journal.batch where sequence = " + sequence);
        journal.append(forged);
    }

    private SealedBatch sealedAt(long sequence) {
        return JournalContract.read(journal, sequence).getFirst();
    }

    private List<JournalBatch> chain() {
        return JournalContract.read(journal, 1).stream().map(BatchCodec::decode).toList();
    }

    private static AcceptedEntry with(AcceptedEntry entry, List<Posted> transfers) {
        return new AcceptedEntry(
                entry.sequence(),
                entry.id(),
                entry.code(),
                entry.ruleVersion(),
                entry.reference1(),
                entry.reference2(),
                entry.reference3(),
                entry.fingerprint(),
                transfers);
    }
}
