package io.ovation.server.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator watches is really shown, moves, and is what the alarms and the runbook name. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class MetricsTest {
    private static final Path OPERATING = Path.of(System.getProperty("project.root", ".."), "docs", "operating");

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Test
    void every_metric_that_alarms_and_runbook_name_is_shown() throws IOException {
        String shown = metrics();
        for (String file : List.of("alarms.yaml", "alarms.md")) {
            TreeSet<String> names = new TreeSet<>();
            Matcher name = Pattern.compile("\\bovation_[a-z_]+").matcher(Files.readString(OPERATING.resolve(file)));
            while (name.find()) {
                names.add(name.group());
            }
            assertThat(names).hasSizeGreaterThan(8);
            assertThat(names).allSatisfy(each -> assertThat(shown).containsPattern("(?m)^" + each + "[a-z_]*[{ ]"));
        }
    }

    @Test
    void every_alarm_has_its_place_in_the_runbook() throws IOException {
        String runbook = Files.readString(OPERATING.resolve("alarms.md"));
        List<String> alarms = new ArrayList<>();
        Matcher alarm = Pattern.compile("- alert: (\\w+)").matcher(Files.readString(OPERATING.resolve("alarms.yaml")));
        while (alarm.find()) {
            alarms.add(alarm.group(1));
        }
        assertThat(alarms).hasSizeGreaterThan(5);
        assertThat(alarms).allSatisfy(each -> assertThat(runbook).contains("### " + each + "\n"));
    }

    @Test
    void commits_are_counted_and_the_writer_says_that_it_writes() {
        double before = value(metrics(), "ovation_journal_commit_seconds_count");
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 100);
        Coins.spend(books, clocks, markets, mia, juno, 10);
        String after = metrics();
        assertThat(value(after, "ovation_journal_commit_seconds_count")).isGreaterThan(before);
        assertThat(value(after, "ovation_journal_batch_bytes_sum")).isPositive();
        assertThat(value(after, "ovation_ledger_writer")).isEqualTo(1);
        assertThat(value(after, "ovation_ledger_lease_epoch")).isPositive();
        assertThat(value(after, "ovation_ledger_entries")).isGreaterThanOrEqualTo(2);
        assertThat(value(after, "ovation_ledger_queue_limit_entries")).isGreaterThan(1_000);
    }

    private static String metrics() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    private static double value(String metrics, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.eE+-]+)$")
                .matcher(metrics);
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
