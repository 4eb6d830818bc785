package io.ovation.server.earning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.Purse;
import io.ovation.ledger.Posted;
import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestServer.class)
class IncomeTest {
    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Test
    void a_gift_is_shown_from_what_the_viewer_paid_to_what_reached_the_bank() {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 30_000);
        LocalDate first = clocks.today(markets.get("US"));
        Receipt gift = Coins.spend(books, clocks, markets, mia, juno, 24_000);
        long revenue = posted(gift, AccountKind.GIFT_REVENUE, false);
        long tax = posted(gift, AccountKind.TAX_PAYABLE, false);
        long fee = posted(gift, AccountKind.CHANNEL_FEE_EXPENSE, true);
        JsonPath now = income(juno, first, first, "USD", gift.sequence());
        assertThat(now.getList("rows.stream")).containsExactly("live");
        assertThat(now.getBoolean("complete")).isTrue();
        assertThat(part(now, "paid_by_viewers")).isEqualTo(revenue + tax);
        assertThat(part(now, "tax")).isEqualTo(tax);
        assertThat(part(now, "store_fee")).isEqualTo(fee).isPositive();
        assertThat(part(now, "earned")).isEqualTo(120_000_000);
        assertThat(part(now, "platform")).isEqualTo(revenue - fee - 120_000_000);
        assertThat(part(now, "net")).isEqualTo(120_000_000);
        assertThat(part(now, "matured")).isZero();

        TestServer.advanceDays(14);
        juno.asks()
                .body(Map.of("kind", "sandbox_bank", "account", "bank_ok"))
                .put("/v1/payout-account")
                .then()
                .statusCode(200);
        juno.asks(Map.of("amount", Map.of("amount", 11_000, "currency", "USD")))
                .post("/v1/payouts")
                .then()
                .statusCode(201);
        JsonPath later =
                income(juno, first, first.plusDays(20), "USD", books.position().sequence());
        assertThat(total(later, "matured")).isEqualTo(120_000_000);
        assertThat(total(later, "payouts")).isEqualTo(110_000_000);
        assertThat(total(later, "earned")).as("maturing earns nothing anew").isEqualTo(120_000_000);
        assertThat(later.getLong("totals.paid_out.micros"))
                .as("nobody approved yet")
                .isZero();
    }

    @Test
    void amounts_of_another_currency_are_told_at_their_days_rate_or_not_at_all() {
        TestServer.Person otto = TestServer.person("DE", "1990-01-01", 5);
        TestServer.Person juno = TestServer.creator();
        Coins.buy(otto, 330);
        LocalDate day = clocks.today(markets.get("US"));
        Asset eur = Asset.fiat("EUR");
        Receipt gift = Coins.spend(books, clocks, markets, otto, juno, 100, new Purse.Bought(eur));
        long paid = posted(gift, AccountKind.GIFT_REVENUE, false) + posted(gift, AccountKind.TAX_PAYABLE, false);
        JsonPath without = income(juno, day, day, "PLN", gift.sequence());
        assertThat(without.getBoolean("complete")).isFalse();
        assertThat(without.getList("missing.amount.currency")).contains("EUR", "USD");
        assertThat(without.getLong("totals.parts.earned.micros")).isZero();

        rates("date,base,quote,rate\n" + day + ",EUR,PLN,4.2513\n" + day + ",EUR,USD,1.0842\n");
        JsonPath with = income(juno, day, day, "PLN", gift.sequence());
        assertThat(with.getBoolean("complete")).isTrue();
        assertThat(part(with, "paid_by_viewers"))
                .isEqualTo(BigDecimal.valueOf(paid - posted(gift, AccountKind.TAX_PAYABLE, false))
                        .multiply(new BigDecimal("4.2513"))
                        .add(BigDecimal.valueOf(posted(gift, AccountKind.TAX_PAYABLE, false))
                                .multiply(new BigDecimal("4.2513")))
                        .setScale(0, java.math.RoundingMode.HALF_EVEN)
                        .longValueExact());
        assertThat(part(with, "earned")).as("0.50 USD through the euro").isEqualTo(1_960_570);
        assertThat(part(with, "paid_by_viewers")
                        + part(with, "paid_by_platform")
                        - part(with, "tax")
                        - part(with, "store_fee")
                        - part(with, "platform"))
                .isEqualTo(part(with, "earned"));
        assertThat(with.getList("rates.from")).containsExactly("EUR", "USD");
        assertThat(with.getList("rates[0].sources")).containsExactly("Bank of tests");
        assertThat(with.getLong("rows[0].earned_as[0].micros")).isEqualTo(500_000);

        // The CSV says every amount with its rate; its lines sum up to what the statement says.
        String csv = juno.asks()
                .get("/v1/earnings/income.csv?from={day}&to={day}&currency=PLN", day.toString(), day.toString())
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        List<String[]> lines =
                csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
        assertThat(lines).allMatch(line -> line[7].equals("Bank of tests"));
        BigDecimal viewers = lines.stream()
                .filter(line -> line[2].equals("paid_by_viewers"))
                .map(line -> new BigDecimal(line[8]))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(viewers.movePointRight(6).longValueExact()).isEqualTo(part(with, "paid_by_viewers"));
    }

    @Test
    void income_from_elsewhere_is_counted_once_and_shown_apart() {
        TestServer.Person juno = TestServer.creator();
        String file = """
                Date,Description,Revenue,Fee,Amount,Currency,Transaction ID
                2026-01-31,"Ads, January",100.00,45.00,55.00,USD,yt-1
                2026-02-28,Ads,10.50,0,10.5,USD,yt-2
                """;
        String id = take(juno, "youtube", file, 201)
                .body("rows", equalTo(2))
                .body("new_rows", equalTo(2))
                .extract()
                .path("id");
        take(juno, "YouTube", file, 201).body("id", equalTo(id));
        take(juno, "youtube", file + "2026-03-31,Ads,1.00,,1.00,USD,yt-3\n", 201)
                .body("rows", equalTo(3))
                .body("new_rows", equalTo(1));
        // Without references, lines that are alike are two amounts, and the same two when they come again.
        String coffees = "day,net\n2026-02-01,3\n2026-02-01,3\n";
        take(juno, "patreon", coffees, 400).body("detail", containsString("currency"));
        take(juno, "patreon?currency=USD", coffees, 201).body("new_rows", equalTo(2));
        take(juno, "patreon?currency=USD", coffees + "2026-02-02,3\n", 201).body("new_rows", equalTo(1));
        JsonPath statement = juno.asks()
                .get("/v1/earnings/income?from=2026-01-01&to=2026-12-31")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(statement.getList("imported.platform")).containsExactly("youtube", "patreon", "youtube", "youtube");
        assertThat(statement.getLong("imported[0].gross.micros")).isEqualTo(100_000_000);
        assertThat(statement.getLong("imported[0].fees.micros")).isEqualTo(45_000_000);
        assertThat(statement.getLong("totals.imported.micros")).isEqualTo(75_500_000);
        assertThat(statement.getLong("totals.all_income.micros")).isEqualTo(75_500_000);
        assertThat(statement.getLong("totals.parts.net.micros"))
                .as("none of it is ours")
                .isZero();

        TestServer.creator()
                .asks()
                .delete("/v1/earnings/imports/{id}", id)
                .then()
                .statusCode(404);
        juno.asks().get("/v1/earnings/imports").then().body("items", hasSize(4));
        juno.asks().delete("/v1/earnings/imports/{id}", id).then().statusCode(204);
        juno.asks()
                .get("/v1/earnings/income?from=2026-01-01&to=2026-12-31")
                .then()
                .body("totals.imported.micros", equalTo(10_000_000));
    }

    @Test
    void every_wrong_line_is_named_and_nothing_of_the_file_is_taken() {
        TestServer.Person juno = TestServer.creator();
        take(juno, "twitch", """
                date,net,gross,fees,currency,reference
                2026-01-31,5,10,4,USD,a
                31.01.2026,5,,,USD,b
                2026-01-31,"1,234.56",,,USD,c
                2026-01-31,5,,,Dollar,d
                2026-01-31,5,,-1,USD,e
                2026-01-31,,,,USD,f
                2026-01-31,5,,,USD,g
                2026-01-31,6,,,USD,g
                """, 400)
                .body("code", equalTo("file_unreadable"))
                .body("detail", containsString("Line 2: net 5 is not gross 10 less fees and tax"))
                .body("detail", containsString("line 3: '31.01.2026'"))
                .body("detail", containsString("line 4: net '1,234.56'"))
                .body("detail", containsString("line 5: 'Dollar'"))
                .body("detail", containsString("line 6: fees"))
                .body("detail", containsString("line 7: neither net nor gross"))
                .body("detail", containsString("line 9: the reference is that of line 8"));
        juno.asks().get("/v1/earnings/imports").then().body("items", hasSize(0));
        take(juno, "twitch", "date,net,currency,reference\n2026-01-31,5,USD,a\n", 201);
        take(juno, "twitch", "date,net,currency,reference\n2026-01-31,1,USD,z\n2026-01-31,6,USD,a\n", 400)
                .body("detail", containsString("Line 3: the reference a was imported before"));
        juno.asks().get("/v1/earnings/imports").then().body("items.rows", contains(1));
        take(juno, "Not a name!", "date,net,currency\n2026-01-31,5,USD\n", 400).body("field", equalTo("platform"));
        juno.asks()
                .get("/v1/earnings/income?from=2026-02-01&to=2026-01-01")
                .then()
                .statusCode(400)
                .body("field", equalTo("from"));
        juno.asks()
                .get("/v1/earnings/income?currency=XX")
                .then()
                .statusCode(400)
                .body("field", equalTo("currency"));
    }

    private static void rates(String file) {
        TestServer.staff(Role.FINANCE)
                .asks()
                .contentType("text/csv")
                .body(file)
                .post("/v1/fx-rates/files?source=Bank of tests")
                .then()
                .statusCode(201);
    }

    private static ValidatableResponse take(TestServer.Person creator, String platform, String file, int status) {
        String[] query = platform.split("\\?currency=", 2);
        return creator.asks()
                .contentType("text/csv")
                .queryParam("platform", query[0])
                .queryParams(query.length == 2 ? Map.of("currency", query[1]) : Map.of())
                .body(file)
                .post("/v1/earnings/imports")
                .then()
                .statusCode(status);
    }

    private static JsonPath income(
            TestServer.Person creator, LocalDate from, LocalDate to, String currency, long sequence) {
        return creator.asks()
                .get(
                        "/v1/earnings/income?from={from}&to={to}&currency={currency}&sequence={sequence}",
                        from.toString(),
                        to.toString(),
                        currency,
                        sequence)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static long part(JsonPath statement, String part) {
        return statement.getLong("rows[0].parts." + part + ".micros");
    }

    private static long total(JsonPath statement, String part) {
        return statement.getLong("totals.parts." + part + ".micros");
    }

    private static long posted(Receipt receipt, AccountKind kind, boolean debit) {
        return receipt.applied().transfers().stream()
                .filter(posted -> (debit ? posted.debit() : posted.credit()).kind() == kind.number())
                .mapToLong(Posted::amount)
                .sum();
    }
}
