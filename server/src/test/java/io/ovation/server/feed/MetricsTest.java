package io.ovation.server.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
    void every_metric_and_label_that_the_dashboard_shows_is_shown() throws IOException {
        TestServer.guest().get("/v1/info");
        String shown = metrics();
        JsonNode dashboard =
                new ObjectMapper().readTree(OPERATING.resolve("grafana.json").toFile());
        List<String> expressions = new ArrayList<>();
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> expressions.add(target.path("expr").asText())));
        assertThat(expressions).hasSizeGreaterThan(20);
        TreeSet<String> names = new TreeSet<>();
        for (String expression : expressions) {
            Matcher selector = Pattern.compile("\\b((?:ovation|http|jvm|process|agroal)_[a-z_0-9]+)(?:\\{([^}]*)})?")
                    .matcher(expression);
            while (selector.find()) {
                names.add(selector.group(1));
                assertThat(shown).as(expression).containsPattern("(?m)^" + selector.group(1) + "[{ ]");
            }
            Matcher by = Pattern.compile("by \\(([a-z_, ]+)\\)").matcher(expression);
            while (by.find()) {
                for (String label : by.group(1).split(", *")) {
                    assertThat(label.equals("instance") || shown.contains(label + "=\""))
                            .as("label " + label + " of " + expression)
                            .isTrue();
                }
            }
        }
        assertThat(names).hasSizeGreaterThan(20);
    }

    @Test
    void money_events_are_counted_by_how_they_ended() {
        String before = metrics();
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 100);
        Coins.spend(books, clocks, markets, mia, juno, 10);
        String after = metrics();
        for (String event : List.of("coins_bought", "gift_sent")) {
            String counter = "ovation_money_operations_total\\{event=\"" + event + "\",result=\"accepted\"}";
            assertThat(labelled(after, counter)).isGreaterThan(labelled(before, counter));
        }
        assertThat(labelled(after, "ovation_money_answer_seconds_count\\{event=\"gift_sent\"}"))
                .isPositive();
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
        return TestServer.bearer(TestServer.METRICS_TOKEN)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static double labelled(String metrics, String series) {
        Matcher line = Pattern.compile("(?m)^" + series + " ([0-9.eE+-]+)$").matcher(metrics);
        assertThat(line.find()).as(series).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static double value(String metrics, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "(?:\\{[^}]*})? ([0-9.eE+-]+)$")
                .matcher(metrics);
        assertThat(line.find()).as(name).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
