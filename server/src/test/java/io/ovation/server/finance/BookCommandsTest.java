package io.ovation.server.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.economics.AccountKind;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands verify and export do, beside the running server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class BookCommandsTest {
    @Inject
    Bookkeeper bookkeeper;

    @Inject
    Database database;

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    @Test
    void books_that_hold_are_verified_with_a_summary() {
        story(1).shown();

        assertThat(verify()).isTrue();
        assertThat(lines.getLast()).startsWith("The books hold: ").contains("head hash");
        assertThat(lines).anyMatch(line -> line.contains("projected balances equal the journal's"));
        assertThat(lines).noneMatch(line -> line.startsWith("WRONG"));
    }

    @Test
    void a_projected_balance_that_was_changed_is_named() {
        BookStory story = story(1);
        story.shown();
        String where = " where kind = " + AccountKind.COIN_LIABILITY.number() + " and owner = " + story.viewer
                + " and asset = 840";
        database.useTransaction(handle -> handle.execute("update finance_balance set balance = balance + 1" + where));
        try {
            assertThat(verify()).isFalse();
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("WRONG")
                            && line.contains("coin_liability of user " + story.viewer)
                            && line.contains("but the journal says"));
        } finally {
            database.useTransaction(
                    handle -> handle.execute("update finance_balance set balance = balance - 1" + where));
        }
        assertThat(verify()).isTrue();
    }

    @Test
    void a_journal_that_was_changed_is_found_out_with_the_place() {
        story(1).shown();
        long sequence = database.withHandle(
                handle -> handle.createQuery("select max(sequence) - 3 from journal.batch where shard = 1")
                        .mapTo(Long.class)
                        .one());
        String where = " where shard = 1 and sequence = " + sequence;
        byte[] body = database.withHandle(handle -> handle.createQuery("select body from journal.batch" + where)
                .mapTo(byte[].class)
                .one());
        byte[] forged = body.clone();
        forged[forged.length - 1] ^= 1;
        change(where, forged);
        try {
            assertThat(verify()).isFalse();
            assertThat(lines).anyMatch(line -> line.startsWith("WRONG  the journal, at batch " + sequence));
        } finally {
            change(where, body);
        }
        assertThat(verify()).isTrue();
    }

    @Test
    void json_lines_hold_every_entry_and_every_balance() throws IOException {
        story(1).shown();
        Path file = new ExportedBooks(database, folder).export("ndjson");

        List<String> text = Files.readAllLines(file);
        assertThat(text.getFirst()).contains("\"type\":\"books\"");
        long entries = text.stream()
                .filter(line -> line.startsWith("{\"type\":\"entry\""))
                .count();
        long balances = text.stream()
                .filter(line -> line.startsWith("{\"type\":\"balance\""))
                .count();
        assertThat(entries)
                .isGreaterThanOrEqualTo(bookkeeper.position().entries() - 10)
                .isPositive();
        assertThat(balances).isPositive();
        assertThat(entries + balances + 1).isEqualTo(text.size());
    }

    @Test
    @Tag("slow")
    void hledger_checks_the_exported_books_and_reaches_our_balances() throws IOException {
        generatedBooks();
        new ExportedBooks(database, folder).hledgerAgrees();
    }

    @Test
    @Tag("slow")
    void bean_check_accepts_the_exported_books_and_beancount_reaches_our_balances() throws IOException {
        generatedBooks();
        new ExportedBooks(database, folder).beancountAgrees();
    }

    private void generatedBooks() {
        for (int seed = 0; seed < 4; seed++) {
            story(seed).shown();
        }
    }

    private BookStory story(int seed) {
        BookStory story = new BookStory(
                bookkeeper,
                PublicId.number("usr", TestServer.viewer().id()),
                PublicId.number("usr", TestServer.creator().id()));
        story.everything(new Random(seed));
        return story;
    }

    private boolean verify() {
        lines.clear();
        return new BookVerification(database.source(), folder.resolve("archive"), List.of(), lines::add).run();
    }

    private void change(String where, byte[] body) {
        database.useTransaction(handle -> handle.createUpdate("update journal.batch set body = :body" + where)
                .bind("body", body)
                .execute());
    }
}
