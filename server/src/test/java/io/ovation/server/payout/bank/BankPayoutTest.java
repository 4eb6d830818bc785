package io.ovation.server.payout.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.store.Sweeper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Approved payouts go to the bank in a file, and what the bank answers moves the money. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class BankPayoutTest {
    private static final String OUR_IBAN = "DE02120300000000202051";
    private static final String IBAN = "DE89370400440532013000";
    private static final String US = "021000021/1234567/checking";

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Sweeper sweeper;

    @Test
    void payouts_by_credit_transfer_are_paid_refused_and_returned_as_the_bank_says() {
        Paid first = approved("iban", IBAN);
        Paid second = approved("iban", IBAN);
        Paid third = approved("iban", IBAN);
        String key = UUID.randomUUID().toString();
        String batch = makeBatch("pain.001", key).statusCode(201).extract().path("id");
        makeBatch("pain.001", key).statusCode(201).body("id", equalTo(batch));
        makeBatch("csv", key).statusCode(422).body("code", equalTo("idempotency_key_reused"));
        byte[] file = download(batch);
        assertThat(download(batch)).as("the same bytes at every download").isEqualTo(file);
        BankSchema.PAIN_001.check(file);
        List<CreditTransferTransaction34> ordered = MxPain00100109.parse(new String(file, StandardCharsets.UTF_8))
                .getCstmrCdtTrfInitn()
                .getPmtInf()
                .getFirst()
                .getCdtTrfTxInf();
        assertThat(ordered)
                .extracting(each -> each.getPmtId().getEndToEndId())
                .contains(first.reference(), second.reference(), third.reference());
        assertThat(ordered)
                .allSatisfy(each ->
                        assertThat(each.getAmt().getInstdAmt().getValue()).isEqualTo(new BigDecimal("100.00")));
        first.creator()
                .asks()
                .get("/v1/payouts/{id}", first.id())
                .then()
                .body("status", equalTo("sent"))
                .body("destination.account", equalTo("DE89…3000"));

        String report = BankAnswersOfTests.statusReport(
                batch,
                "PART",
                List.of(
                        new BankAnswersOfTests.Status(first.reference(), "ACSC", null),
                        new BankAnswersOfTests.Status(second.reference(), "RJCT", "AC04"),
                        new BankAnswersOfTests.Status(third.reference(), "ACSP", null)));
        String upload = upload(report)
                .statusCode(201)
                .body("format", equalTo("pain.002"))
                .body("report.paid", equalTo(1))
                .body("report.returned", equalTo(1))
                .body("report.questions", equalTo(0))
                .extract()
                .path("id");
        upload(report).statusCode(201).body("id", equalTo(upload));
        status(first, "paid");
        status(second, "returned").body("return_reason", equalTo("AC04"));
        status(third, "sent");
        assertThat(money(first)).containsExactly(50_000_000, 0);
        assertThat(money(second)).as("what came back is available again").containsExactly(150_000_000, 0);
        assertThat(money(third)).containsExactly(50_000_000, 100_000_000);

        String day = LocalDate.ofInstant(clocks.business(), ZoneOffset.UTC)
                .plusDays(5)
                .toString();
        upload(BankAnswersOfTests.statement(
                        OUR_IBAN,
                        "1000.00",
                        "912.34",
                        day,
                        List.of(
                                new BankAnswersOfTests.Entry(first.reference(), "100.00", false, null),
                                new BankAnswersOfTests.Entry(third.reference(), "100.00", false, null),
                                new BankAnswersOfTests.Entry(first.reference(), "100.00", true, "AC01"),
                                new BankAnswersOfTests.Entry(null, "12.34", true, null))))
                .statusCode(201)
                .body("report.paid", equalTo(1))
                .body("report.returned", equalTo(1))
                .body("report.findings.outcome", contains("known", "paid", "returned", "other_movement"))
                .body("report.statements[0].adds_up", equalTo(true))
                .body("report.statements[0].payouts", equalTo("200.00"))
                .body("report.statements[0].returns", equalTo("100.00"))
                .body("report.statements[0].others", equalTo("12.34"));
        status(third, "paid");
        status(first, "returned").body("history.status", contains("asked", "approved", "sent", "paid", "returned"));
        assertThat(money(first)).containsExactly(150_000_000, 0);
        assertThat(money(third)).containsExactly(50_000_000, 0);
        finance()
                .asks()
                .get("/v1/payout-batches/{id}/transfers?limit=200", batch)
                .then()
                .statusCode(200)
                .body("items.payout_id", hasItem(first.id()))
                .body("items.account", hasItem("DE89…3000"));
    }

    @Test
    void a_file_that_the_bank_refused_as_a_whole_is_made_again() {
        Paid paid = approved("iban", IBAN);
        String refused = makeBatch("pain.001").statusCode(201).extract().path("id");
        upload(BankAnswersOfTests.statusReport(refused, "RJCT", List.of()))
                .statusCode(201)
                .body("report.waiting_again", equalTo(transfers(refused)))
                .body("report.findings[0].outcome", equalTo("file_rejected"));
        finance()
                .asks()
                .get("/v1/payout-batches/{id}", refused)
                .then()
                .body("status", equalTo("rejected"))
                .body("status_reason", equalTo("FF01"));
        status(paid, "sent");
        String again = makeBatch("pain.001").statusCode(201).extract().path("id");
        assertThat(again).isNotEqualTo(refused);
        String amount = finance()
                .asks()
                .get("/v1/payout-batches/{id}", again)
                .then()
                .extract()
                .jsonPath()
                .getString("amount.amount");
        String day = LocalDate.ofInstant(clocks.business(), ZoneOffset.UTC).toString();
        String statement = BankAnswersOfTests.statement(OUR_IBAN, "0.00", "0.00", day, List.of());
        upload(BankAnswersOfTests.sumOf(statement, again, "1.00", 1))
                .statusCode(201)
                .body("report.paid", equalTo(0))
                .body("report.questions", equalTo(1))
                .body("report.findings[0].outcome", equalTo("amount_differs"))
                .body("report.statements[0].adds_up", equalTo(false));
        status(paid, "sent");
        upload(BankAnswersOfTests.sumOf(
                        statement,
                        again,
                        new BigDecimal(amount).movePointLeft(2).toPlainString(),
                        transfers(again)))
                .statusCode(201)
                .body("report.paid", equalTo(transfers(again)));
        status(paid, "paid");
    }

    @Test
    void a_file_that_the_bank_refused_as_a_duplicate_is_a_question_and_not_made_again() {
        Paid paid = approved("iban", IBAN);
        String batch = makeBatch("pain.001").statusCode(201).extract().path("id");
        for (String code : List.of("AM05", "DU01", "DU02", "DU03", "DU04", "DU05")) {
            inDoubt(BankAnswersOfTests.refusal(batch, code), 1);
        }
        // The group gives no reason of its own, or another; the transfers do.
        inDoubt(
                BankAnswersOfTests.statusReport(
                        batch, "RJCT", List.of(new BankAnswersOfTests.Status(paid.reference(), "RJCT", "DU04"))),
                2);
        // The group is a duplicate; of the transfers the bank says only that they are refused.
        inDoubt(
                BankAnswersOfTests.statusReport(
                                batch, "RJCT", List.of(new BankAnswersOfTests.Status(paid.reference(), "RJCT", null)))
                        .replace("FF01", "DU01"),
                2);
        // The duplicate is not the first of its reasons.
        inDoubt(
                BankAnswersOfTests.refusal(batch, "FF01")
                        .replace("</StsRsnInf>", "</StsRsnInf><StsRsnInf><Rsn><Cd>AM05</Cd></Rsn></StsRsnInf>"),
                1);
        stillInTheFile(batch, paid);
    }

    @Test
    void a_transfer_that_the_bank_refused_as_a_duplicate_is_a_question_and_not_returned() {
        Paid paid = approved("iban", IBAN);
        String batch = makeBatch("pain.001").statusCode(201).extract().path("id");
        for (String code : List.of("AM05", "DU04")) {
            inDoubt(
                    BankAnswersOfTests.statusReport(
                            batch, "PART", List.of(new BankAnswersOfTests.Status(paid.reference(), "RJCT", code))),
                    1);
        }
        assertThat(money(paid)).containsExactly(50_000_000, 100_000_000);
        stillInTheFile(batch, paid);
        upload("reference,status,reason\n" + paid.reference() + ",returned,the bank has no copy")
                .statusCode(201)
                .body("report.returned", equalTo(1));
        status(paid, "returned");
    }

    @Test
    void a_file_that_the_bank_had_accepted_is_not_made_again_when_it_refuses_a_copy() {
        for (String status : List.of("ACTC", "ACCP", "ACSP")) {
            Paid paid = approved("iban", IBAN);
            String batch = makeBatch("pain.001").statusCode(201).extract().path("id");
            upload(BankAnswersOfTests.statusReport(batch, status, List.of()))
                    .statusCode(201)
                    .body("report.findings[0].outcome", equalTo("accepted"));
            inDoubt(BankAnswersOfTests.refusal(batch, "FF01"), 1);
            stillInTheFile(batch, paid);
        }
    }

    @Test
    void a_file_of_which_something_was_paid_is_not_made_again_when_the_bank_refuses_a_copy() {
        for (String said : List.of("paid", "accepted")) {
            Paid first = approved("iban", IBAN);
            Paid second = approved("iban", IBAN);
            String batch = makeBatch("pain.001").statusCode(201).extract().path("id");
            upload("reference,status,reason\n" + first.reference() + "," + said + ",")
                    .statusCode(201)
                    .body("report.findings[0].outcome", equalTo(said));
            inDoubt(BankAnswersOfTests.refusal(batch, "FF01"), 1);
            stillInTheFile(batch, second);
        }
    }

    @Test
    void payouts_to_us_banks_go_by_ach_and_come_back_by_return_file() {
        Paid paid = approved("us_bank", US);
        Paid changed = approved("us_bank", US);
        String batch = makeBatch("nacha")
                .statusCode(201)
                .body("file_name", startsWith("pob_"))
                .extract()
                .path("id");
        String file = new String(download(batch), StandardCharsets.US_ASCII);
        assertThat(file.lines()).allSatisfy(line -> assertThat(line).hasSize(94));
        assertThat(file).contains("622021000021" + "1234567          " + "0000010000" + paid.reference());
        upload(BankAnswersOfTests.nachaReturn(paid.reference(), 9_999, "R03"))
                .statusCode(201)
                .body("report.findings[0].outcome", equalTo("amount_differs"));
        status(paid, "sent");
        // A duplicate entry: of two copies the bank pays one.
        upload(BankAnswersOfTests.nachaReturn(paid.reference(), 10_000, "R24"))
                .statusCode(201)
                .body("report.returned", equalTo(0))
                .body("report.findings[0].outcome", equalTo("refusal_in_doubt"));
        status(paid, "sent");
        upload(BankAnswersOfTests.nachaReturn(paid.reference(), 10_000, "R03"))
                .statusCode(201)
                .body("report.returned", equalTo(1));
        status(paid, "returned").body("return_reason", equalTo("R03"));
        assertThat(money(paid)).containsExactly(150_000_000, 0);
        upload(BankAnswersOfTests.nachaChange(changed.reference(), "C01"))
                .statusCode(201)
                .body("report.findings[0].outcome", equalTo("notice"))
                .body("report.findings[0].text", containsString("NEW 123456789"));
        status(changed, "sent");
    }

    @Test
    void any_bank_can_be_told_and_can_answer_in_a_table() {
        Paid paid = approved("us_bank", US);
        Paid back = approved("iban", IBAN);
        String batch = makeBatch("csv").statusCode(201).extract().path("id");
        assertThat(new String(download(batch), StandardCharsets.UTF_8))
                .contains(paid.reference() + ",Juno Example,us_bank," + US + ",100.00,USD,");
        upload("reference,status,reason\r\n" + paid.reference().toLowerCase(Locale.ROOT) + ",paid,\r\n"
                        + back.reference() + ",returned,\"wrong, closed\"\r\nNOBODY,paid,\r\n")
                .statusCode(201)
                .body("report.paid", equalTo(1))
                .body("report.returned", equalTo(1))
                .body("report.questions", equalTo(1))
                .body("report.findings.outcome", contains("paid", "returned", "unknown_reference"));
        status(paid, "paid");
        status(back, "returned").body("return_reason", equalTo("wrong, closed"));
    }

    @Test
    void what_is_wrong_with_an_account_or_a_file_is_said_and_changes_nothing() {
        TestServer.Person juno = TestServer.creator();
        account(juno, "iban", "DE88370400440532013000", "Juno").statusCode(400).body("field", equalTo("account"));
        account(juno, "iban", IBAN, null).statusCode(400).body("field", equalTo("holder"));
        account(juno, "iban", IBAN, "名前").statusCode(400).body("field", equalTo("holder"));
        account(juno, "piggy_bank", IBAN, "Juno").statusCode(400).body("field", equalTo("account"));
        account(juno, "iban", IBAN, "Juno").statusCode(200).body("account", equalTo("DE89…3000"));

        Paid paid = approved("iban", IBAN);
        upload("not a file").statusCode(400).body("code", equalTo("bank_file_unreadable"));
        upload("not a file, but a long one".repeat(10_000))
                .statusCode(400)
                .body("code", equalTo("bank_file_unreadable"));
        upload(BankAnswersOfTests.statement(IBAN, "0.00", "0.00", "2026-11-30", List.of()))
                .statusCode(409)
                .body("code", equalTo("bank_file_foreign"));
        // Named before it was ever in a file.
        upload("reference,status,reason\n" + paid.reference() + ",paid,")
                .statusCode(201)
                .body("report.findings[0].outcome", equalTo("not_in_a_file"));
        status(paid, "sent");
        juno.asks(Map.of("format", "csv")).post("/v1/payout-batches").then().statusCode(403);
        juno.asks().get("/v1/payout-batches").then().statusCode(403);
        makeBatch("mt101").statusCode(400).body("field", equalTo("format"));
        finance()
                .asks()
                .body(Map.of("format", "csv"))
                .post("/v1/payout-batches")
                .then()
                .statusCode(400)
                .body("code", equalTo("idempotency_key_required"));
        makeBatch("csv").statusCode(201);
        makeBatch("csv").statusCode(409).body("code", equalTo("nothing_to_pay"));
        finance()
                .asks()
                .get("/v1/payout-batches/waiting")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        finance().asks().get("/v1/bank-files").then().statusCode(200).body("items.id", not(hasSize(0)));
        finance().asks().get("/v1/bank-files/bkf_0000000000001").then().statusCode(404);
    }

    private Paid approved(String kind, String account) {
        TestServer.Person mia = TestServer.viewer();
        TestServer.Person juno = TestServer.creator();
        Coins.buy(mia, 30_000);
        Coins.spend(books, clocks, markets, mia, juno, 30_000);
        TestServer.advanceDays(14);
        account(juno, kind, account, "Juno Example").statusCode(200);
        String id = juno.asks(Map.of("amount", Map.of("amount", 10_000, "currency", "USD")))
                .post("/v1/payouts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        finance()
                .asks(Map.of("decision", "approve"))
                .post("/v1/payouts/{id}/approval", id)
                .then()
                .statusCode(200);
        return new Paid(juno, id);
    }

    private static ValidatableResponse account(TestServer.Person person, String kind, String account, String holder) {
        Map<String, Object> body = new java.util.HashMap<>(Map.of("kind", kind, "account", account));
        if (holder != null) {
            body.put("holder", holder);
        }
        return person.asks(body).put("/v1/payout-account").then();
    }

    private static ValidatableResponse makeBatch(String format) {
        return makeBatch(format, UUID.randomUUID().toString());
    }

    private static ValidatableResponse makeBatch(String format, String key) {
        return finance()
                .asks()
                .body(Map.of("format", format))
                .header("Idempotency-Key", key)
                .post("/v1/payout-batches")
                .then();
    }

    private static int transfers(String batch) {
        return finance()
                .asks()
                .get("/v1/payout-batches/{id}", batch)
                .then()
                .extract()
                .path("transfers");
    }

    private static byte[] download(String batch) {
        return finance()
                .asks()
                .get("/v1/payout-batches/{id}/file", batch)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static ValidatableResponse upload(String file) {
        return finance()
                .asks()
                .contentType("application/octet-stream")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/bank-files")
                .then();
    }

    private static void inDoubt(String file, int questions) {
        upload(file)
                .statusCode(201)
                .body("report.returned", equalTo(0))
                .body("report.waiting_again", equalTo(0))
                .body("report.questions", equalTo(questions))
                .body("report.findings.outcome", hasItem("refusal_in_doubt"));
    }

    /** The bank may pay it: it is sent, its batch stands, and it waits for no other. */
    private static void stillInTheFile(String batch, Paid payout) {
        status(payout, "sent");
        finance().asks().get("/v1/payout-batches/{id}", batch).then().body("status", equalTo("made"));
        finance()
                .asks()
                .get("/v1/payout-batches/{id}/transfers?limit=200", batch)
                .then()
                .body("items.find { it.payout_id == '" + payout.id() + "' }.status", equalTo("in_file"));
        makeBatch("pain.001").statusCode(409).body("code", equalTo("nothing_to_pay"));
    }

    private static ValidatableResponse status(Paid payout, String status) {
        return payout.creator()
                .asks()
                .get("/v1/payouts/{id}", payout.id())
                .then()
                .statusCode(200)
                .body("status", equalTo(status));
    }

    private static TestServer.Person finance() {
        return TestServer.persona("finance");
    }

    /** What is available, and what is in clearing, in micros. */
    private long[] money(Paid payout) {
        return books.balances(List.of(
                        Accounts.earningsAvailable(Coins.number(payout.creator()), Stream.LIVE, Asset.USD),
                        Accounts.payoutClearing(PublicId.number("pay", payout.id()), Asset.USD)))
                .values();
    }

    private record Paid(TestServer.Person creator, String id) {
        String reference() {
            return id.substring("pay_".length()).toUpperCase(Locale.ROOT);
        }
    }
}
