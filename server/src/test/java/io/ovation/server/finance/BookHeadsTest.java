package io.ovation.server.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.feed.BookHeads;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Heads and proofs as the outside gets them, checked by the program that is handed out with them. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class BookHeadsTest {
    @Inject
    Bookkeeper bookkeeper;

    @Inject
    BookHeads heads;

    @Inject
    Database database;

    @TempDir
    Path folder;

    private AcceptedEntry entry;
    private String id;

    @BeforeEach
    void aGift() {
        BookStory story = new BookStory(
                bookkeeper,
                PublicId.number("usr", TestServer.viewer().id()),
                PublicId.number("usr", TestServer.creator().id()));
        entry = story.packAndPinata();
        story.shown();
        id = PublicId.of("ent", entry.id());
    }

    @Test
    void finance_gets_a_proof_that_the_program_accepts_with_the_public_head() throws Exception {
        var answer = TestServer.persona("finance").asks().get("/v1/books/entries/{id}/proof", id);
        assertThat(answer.statusCode()).isEqualTo(200);
        String head = TestServer.guest()
                .get("/v1/heads/" + answer.jsonPath().getLong("size"))
                .then()
                .statusCode(200)
                .body("format", equalTo("ovation-head-1"))
                .extract()
                .asString();

        assertThat(check(answer.asString(), head, id)).startsWith("0 HOLDS  entry " + entry.sequence() + " = " + id);
        assertThat(check(answer.asString(), head, "ent_00000000000000000000000000"))
                .startsWith("1 REFUSED  this is a proof of entry " + id);
    }

    @Test
    void a_later_head_is_shown_to_continue_an_earlier_one() throws Exception {
        BookHeads.Head older = heads.publish();
        aGift();
        BookHeads.Head newer = heads.publish();
        String proof = TestServer.guest()
                .get("/v1/heads/{newer}/consistency?with={older}", newer.size(), older.size())
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(check(proof, older.document(), newer.document())).startsWith("0 HOLDS  the head of " + newer.size());
        assertThat(TestServer.guest().get("/v1/heads").jsonPath().getList("items.size", Long.class))
                .contains(older.size(), newer.size());
        TestServer.guest()
                .get("/v1/heads/{size}/consistency?with=0", newer.size() + 1)
                .then()
                .statusCode(404);
        TestServer.guest()
                .get("/v1/heads/{size}/consistency", newer.size())
                .then()
                .statusCode(400);
    }

    @Test
    void the_command_proves_the_same_entry_and_verify_holds_the_books_to_a_kept_head() throws Exception {
        BookProof.Documents documents = new BookProof(database.source()).of(id).orElseThrow();
        assertThat(check(documents.proof(), documents.head(), id)).startsWith("0 HOLDS");

        List<String> lines = new ArrayList<>();
        assertThat(new BookVerification(
                                database.source(),
                                java.nio.file.Path.of("archive"),
                                List.of(documents.head()),
                                lines::add)
                        .run())
                .isTrue();
        assertThat(lines).anyMatch(line -> line.contains("remember the same chain, 1 of them kept outside"));
        String forged = documents.head().replaceFirst("\"root\":\"....", "\"root\":\"0000");
        assertThat(new BookVerification(
                                database.source(), java.nio.file.Path.of("archive"), List.of(forged), lines::add)
                        .run())
                .isFalse();
        assertThat(lines)
                .anyMatch(line -> line.startsWith("WRONG") && line.contains("that was kept outside remembers another"));
    }

    @Test
    void only_finance_gets_proofs_for_they_show_balances_of_both_sides() {
        TestServer.viewer()
                .asks()
                .get("/v1/books/entries/{id}/proof", id)
                .then()
                .statusCode(403);
        TestServer.guest().get("/v1/books/entries/{id}/proof", id).then().statusCode(401);
    }

    private String check(String document, String second, String third) throws IOException, InterruptedException {
        Path program = Path.of("").toAbsolutePath();
        while (!Files.exists(program.resolve("tools/ProofCheck.java"))) {
            program = program.getParent();
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                program.resolve("tools/ProofCheck.java").toString(),
                Files.writeString(folder.resolve("first.json"), document).toString(),
                Files.writeString(folder.resolve("second.json"), second).toString()));
        command.add(
                third.startsWith("{")
                        ? Files.writeString(folder.resolve("third.json"), third).toString()
                        : third);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
