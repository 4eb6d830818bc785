package io.ovation.server.wiring.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ovation.audience.replay.Replay;
import io.ovation.audience.replay.ReplayConfig;
import io.ovation.audience.replay.ReplayReport;
import io.ovation.client.problem.ProblemException;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recorded shows through the real server: the ledger says what the file says, also the second time. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
@Tag("slow")
class ReplayTest {
    private static final Path SHOWS = Path.of(System.getProperty("project.root"), "audience/src/test/resources/shows");

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path scratch;

    private ReplayReport replay(Path file, Map<String, Long> prices) throws IOException, InterruptedException {
        ReplayConfig config =
                new ReplayConfig(file, null, 0, server, TestServer.PLATFORM_KEY, "US", null, prices, false);
        return Replay.run(config, line -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "evening.ndjson, 6678", "evening.csv, 1661", "tiktok-v1.jsonl, 1038", "tiktok-v2.jsonl, 27015",
        "tiktok-nasty.jsonl, 7", "nasty.ndjson, 2", "bililive.xml, 2385", "bililive-truncated.xml, 10"
    })
    void the_ledger_agrees_with_the_file_and_a_second_run_adds_nothing(String file, long coins) throws Exception {
        ReplayReport first = replay(SHOWS.resolve(file), Map.of());
        assertThat(first.agrees()).as(first.text()).isTrue();
        assertThat(first.coinsInLedger()).as(first.text()).isEqualTo(coins);
        assertThat(first.coinsBought()).isGreaterThanOrEqualTo(coins);
        ReplayReport second = replay(SHOWS.resolve(file), Map.of());
        assertThat(second.agrees()).as(second.text()).isTrue();
        assertThat(second.coinsInLedger()).isEqualTo(coins);
        assertThat(second.coinsBought()).as(second.text()).isZero();
    }

    @Test
    void a_gift_without_a_price_is_reported_and_a_price_list_makes_it_good() throws Exception {
        Path file = scratch.resolve("priced.ndjson");
        Files.writeString(file, """
                {"time":1,"sender":"a","gift":"Galaxy","count":2}
                {"time":2,"sender":"a","gift":"Cupcake"}
                """);
        ReplayReport without = replay(file, Map.of());
        assertThat(without.kinds().get("gift").refused()).containsEntry("price_unknown", 1L);
        assertThat(without.coinsInFile()).isEqualTo(30);
        ReplayReport with = replay(file, Map.of("Galaxy", 1_000L));
        assertThat(with.coinsInLedger()).as(with.text()).isEqualTo(2_030);
        assertThat(with.agrees()).isTrue();
        assertThat(with.json()).contains("\"agrees\" : true");
    }

    @Test
    void a_wrong_platform_key_ends_the_replay_in_a_sentence() {
        ReplayConfig config = new ReplayConfig(
                SHOWS.resolve("evening.csv"), null, 0, server, "sk_test_wrong", "US", null, Map.of(), false);
        assertThatThrownBy(() -> Replay.run(config, line -> {}))
                .isInstanceOf(ProblemException.NotSignedIn.class)
                .hasMessageContaining("token_invalid");
    }
}
