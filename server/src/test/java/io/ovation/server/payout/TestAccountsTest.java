package io.ovation.server.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test bank accounts of {@code docs/api/test-mode.md} do what the page says; the page is read as the table it is. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class TestAccountsTest {
    private static final Pattern ROW = Pattern.compile("\\| `(bank_\\w+)` \\| (.+) \\|");
    private static final int COINS = 20_000;

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    private record Account(String name, String promise) {}

    @Test
    void the_page_knows_every_account_and_no_other() throws IOException {
        assertThat(accounts()).extracting(Account::name).containsExactlyInAnyOrderElementsOf(SandboxBank.ACCOUNTS);
    }

    @Test
    @Tag("slow")
    void every_account_does_what_the_page_says() throws Exception {
        Map<Account, TestServer.Person> creators = new LinkedHashMap<>();
        for (Account account : accounts()) {
            TestServer.Person mia = TestServer.viewer();
            TestServer.Person juno = TestServer.creator();
            Coins.buy(mia, COINS);
            Coins.spend(books, clocks, markets, mia, juno, COINS);
            creators.put(account, juno);
        }
        TestServer.advanceDays(14);
        TestServer.Person ada = TestServer.persona("finance");
        Map<Account, String> payouts = new LinkedHashMap<>();
        creators.forEach((account, juno) -> payouts.put(account, payout(juno, account, ada)));
        for (Map.Entry<Account, String> each : payouts.entrySet()) {
            Account account = each.getKey();
            boolean comesBack = account.promise().contains("returned");
            String end = comesBack ? "returned" : "paid";
            JsonPath payout = now(creators.get(account), each.getValue());
            for (int i = 0; i < 400 && !payout.getString("status").equals(end); i++) {
                Thread.sleep(50);
                payout = now(creators.get(account), each.getValue());
            }
            assertThat(payout.getString("status")).as(account.toString()).isEqualTo(end);
            assertThat(payout.getString("return_reason")).isEqualTo(comesBack ? "account_closed" : null);
            List<String> history = payout.getList("history.status");
            assertThat(history.contains("paid"))
                    .as(account.toString())
                    .isEqualTo(account.promise().startsWith("paid"));
        }
    }

    private static String payout(TestServer.Person juno, Account account, TestServer.Person ada) {
        juno.asks(Map.of("kind", SandboxBank.KIND, "account", account.name()))
                .put("/v1/payout-account")
                .then()
                .statusCode(200);
        String id = juno.asks(Map.of())
                .post("/v1/payouts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ada.asks(Map.of("decision", "approve"))
                .post("/v1/payouts/{id}/approval", id)
                .then()
                .statusCode(200);
        return id;
    }

    private static JsonPath now(TestServer.Person juno, String id) {
        return juno.asks()
                .get("/v1/payouts/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<Account> accounts() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "api", "test-mode.md"));
        return ROW.matcher(page)
                .results()
                .map(row -> new Account(row.group(1), row.group(2)))
                .toList();
    }
}
