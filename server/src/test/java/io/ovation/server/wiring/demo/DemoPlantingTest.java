package io.ovation.server.wiring.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.finance.BookVerification;
import io.ovation.server.finance.ClosedFlow;
import io.ovation.server.finance.ExportedBooks;
import io.ovation.server.store.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a newcomer meets it, planted on an empty server whose business clock begins sixty days ago. */
@QuarkusTest
@QuarkusTestResource(value = TestServer.class, restrictToAnnotatedClass = true)
@TestProfile(DemoPlantingTest.Fresh.class)
@Tag("slow")
class DemoPlantingTest {
    @Inject
    DemoPlanting planting;

    @Inject
    Clocks clocks;

    /** A first start with the demo. */
    public static final class Fresh implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ovation.start.demo", "planting");
        }
    }

    private static JsonPath get(TestServer.Person who, String path) {
        return who.asks().get(path).then().statusCode(200).extract().jsonPath();
    }

    @Inject
    Database database;

    @Inject
    Bookkeeper bookkeeper;

    @TempDir
    Path folder;

    @Test
    void sixty_days_stand_behind_the_personas_and_the_books_hold() throws IOException {
        List<String> progress = new ArrayList<>();
        planting.plant(progress::add);
        assertThat(clocks.offset()).isBetween(Duration.ofDays(-2), Duration.ZERO);
        clocks.advance(clocks.offset().negated());
        assertThat(progress).hasSizeGreaterThan(6);

        assertThat(get(TestServer.persona("viewer"), "/v1/wallet").getLong("coins"))
                .isEqualTo(1_500);
        JsonPath juno = get(TestServer.persona("creator"), "/v1/earnings");
        assertThat(juno.getLong("available.micros")).isBetween(50_000_000L, 250_000_000L);
        assertThat(juno.getLong("pending.micros")).isGreaterThan(100_000_000L);
        assertThat(juno.getLong("paid_out.micros")).isGreaterThan(100_000_000L);
        assertThat(juno.getList("maturing")).hasSizeGreaterThan(5);

        TestServer.Person ada = TestServer.persona("finance");
        assertThat(get(ada, "/v1/payouts?scope=review").getList("items")).hasSize(1);
        JsonPath books = get(ada, "/v1/books/integrity");
        assertThat(books.getList("invariants.holds", Boolean.class))
                .isNotEmpty()
                .containsOnly(true);
        assertThat(books.getLong("entries")).isGreaterThan(4_000);
        ClosedFlow.check(get(ada, "/v1/books/money-flow"));
        otherProgramsAgree();

        TestServer.advanceDays(14);
        long available = get(TestServer.persona("creator"), "/v1/earnings").getLong("available.micros");
        assertThat(available).isGreaterThan(200_000_000L);
    }

    /** The demo's books, exported: hledger and Beancount accept them and reach the same balances. */
    private void otherProgramsAgree() throws IOException {
        assertThat(bookkeeper.waitFor(bookkeeper.position().sequence(), Duration.ofSeconds(60)))
                .isTrue();
        List<String> lines = new ArrayList<>();
        assertThat(new BookVerification(database.source(), folder.resolve("archive"), List.of(), lines::add).run())
                .as("%s", lines)
                .isTrue();
        ExportedBooks exported = new ExportedBooks(database, folder);
        exported.hledgerAgrees();
        exported.beancountAgrees();
    }
}
