package io.ovation.server.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.store.Database;
import io.ovation.server.store.Sweeper;
import io.ovation.server.vault.Vault;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is paid, how much of it, when, and what stands in the way: over HTTP, to the last micro in the books. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class PayoutDepthTest {
    private static final byte[] PASSPORT =
            "%PDF-1.7 passport of a test, secret content".getBytes(StandardCharsets.ISO_8859_1);

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    @Inject
    Sweeper sweeper;

    @Inject
    Database database;

    @Inject
    ReserveRelease release;

    @Inject
    PayoutSchedules schedules;

    @Test
    void an_account_is_sealed_in_the_database_and_masked_in_answers() {
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "iban", "DE89 3704 0044 0532 0130 00", "Juno Example")
                .statusCode(200)
                .body("account", equalTo("DE89…3000"))
                .body("ownership", equalTo("not_checked"));
        String id = ask(juno, "k", Map.of()).statusCode(201).extract().path("id");
        long creator = Coins.number(juno);
        for (String sql : List.of(
                "SELECT account FROM payout_account WHERE creator = " + creator,
                "SELECT account FROM payout WHERE creator = " + creator)) {
            String kept = database.withHandle(
                    handle -> handle.createQuery(sql).mapTo(String.class).one());
            assertThat(Vault.isSealed(kept)).as(sql).isTrue();
        }
        decide(TestServer.persona("finance"), id, "approve").statusCode(200);
        String inLine = database.withHandle(handle -> handle.createQuery(
                        "SELECT account FROM payout_bank_transfer WHERE number = " + PublicId.number("pay", id))
                .mapTo(String.class)
                .one());
        assertThat(Vault.isSealed(inLine)).isTrue();
    }

    @Test
    void a_changed_account_is_frozen_for_72_hours_and_the_same_one_again_is_not() {
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "iban", "DE89370400440532013000", "Juno Example").body("frozen_until", nullValue());
        account(juno, "iban", "DE89370400440532013000", "Juno Example").body("frozen_until", nullValue());
        account(juno, "us_bank", "021000021/1234567/checking", "Juno Example").body("frozen_until", notNullValue());
        ask(juno, "k", Map.of()).statusCode(409).body("code", equalTo("payout_account_frozen"));
        account(juno, "us_bank", "021000022/1234567/checking", "Juno Example")
                .statusCode(400)
                .body("field", equalTo("account"));
        account(juno, "email_wallet", "Juno@Example.com", "Juno Example")
                .statusCode(200)
                .body("account", equalTo("j…@example.com"));
        account(juno, "email_wallet", "juno at example", "Juno").statusCode(400).body("field", equalTo("account"));
        TestServer.advanceDays(3);
        ask(juno, "k2", Map.of()).statusCode(201);
    }

    @Test
    void a_verified_identity_raises_the_daily_maximum_until_it_expires() {
        TestServer.Person juno = creatorWith(500_000); // 2,500 USD
        account(juno, "sandbox_bank", "bank_ok", null);
        juno.asks()
                .get("/v1/identity-standing")
                .then()
                .body("status", equalTo("none"))
                .body("level", equalTo(0));
        ask(juno, "a", amount(250_000)).statusCode(409).body("code", equalTo("payout_above_daily_maximum"));
        LocalDate today = today();
        // The document ends long before the 730 days that a verification holds at most.
        String check = verify(juno, "Juno Example", today.plusDays(30));
        juno.asks()
                .get("/v1/identity-standing")
                .then()
                .body("status", equalTo("verified"))
                .body("expires_on", equalTo(today.plusDays(30).toString()));
        juno.asks().get("/v1/earnings").then().body("payout_daily_maximum.amount", equalTo(500_000));
        taxForm(juno);
        ask(juno, "b", amount(250_000)).statusCode(201);
        TestServer.advanceDays(28);
        juno.asks().get("/v1/identity-standing").then().body("status", equalTo("verified"));
        TestServer.advanceDays(2);
        juno.asks()
                .get("/v1/identity-standing")
                .then()
                .body("status", equalTo("expired"))
                .body("level", equalTo(0));
        TestServer.staff(Role.TRUST)
                .asks()
                .get("/v1/identity-verifications/{id}", check)
                .then()
                .body("status", equalTo("expired"));
        ask(juno, "c", amount(250_000)).statusCode(409).body("code", equalTo("payout_above_daily_maximum"));
    }

    @Test
    void a_verification_holds_730_days_whatever_the_document_says() {
        for (LocalDate document : Arrays.asList(null, today().plusDays(3_000))) {
            TestServer.Person juno = TestServer.creator();
            LocalDate before = today();
            verify(juno, "Juno Example", document);
            String expires = juno.asks()
                    .get("/v1/identity-standing")
                    .then()
                    .body("status", equalTo("verified"))
                    .extract()
                    .path("expires_on");
            assertThat(LocalDate.parse(expires)).isBetween(before.plusDays(730), today().plusDays(730));
        }
    }

    @Test
    void documents_are_sealed_opened_for_reviewers_only_audited_and_shredded() {
        TestServer.Person juno = TestServer.creator();
        upload(juno, "passport", "hello".getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("code", equalTo("document_unreadable"));
        upload(juno, "diary", PASSPORT).statusCode(400).body("field", equalTo("kind"));
        String document = upload(juno, "passport", PASSPORT)
                .statusCode(201)
                .body("media_type", equalTo("application/pdf"))
                .extract()
                .path("id");
        byte[] kept = database.withHandle(handle -> handle.createQuery(
                        "SELECT sealed FROM identity_document WHERE number = " + PublicId.number("idd", document))
                .map((row, context) -> row.getBytes("sealed"))
                .one());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1))
                .doesNotContain("secret")
                .doesNotContain("PDF");
        TestServer.Person other = TestServer.creator();
        submit(other, "Other Example", List.of(document)).statusCode(400).body("field", equalTo("documents"));
        String check = submit(juno, "Juno Example", List.of(document))
                .statusCode(201)
                .body("status", equalTo("pending"))
                .extract()
                .path("verification_id");
        submit(juno, "Juno Example", List.of(document)).statusCode(201).body("verification_id", equalTo(check));
        submit(juno, "Another Name", List.of(document)).statusCode(409).body("code", equalTo("verification_pending"));
        TestServer.Person trust = TestServer.staff(Role.TRUST);
        byte[] shown = trust.asks()
                .get("/v1/identity-documents/{id}/content", document)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asByteArray();
        assertThat(shown).isEqualTo(PASSPORT);
        juno.asks().get("/v1/identity-documents/{id}/content", document).then().statusCode(403);
        TestServer.staff(Role.SUPPORT)
                .asks()
                .get("/v1/identity-documents/{id}/content", document)
                .then()
                .statusCode(403);
        int audited = database.withHandle(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM audit_log WHERE action = 'identity_document.opened' AND subject = :id")
                .bind("id", document)
                .mapTo(Integer.class)
                .one());
        assertThat(audited).isEqualTo(1);
        decideCheck(trust, check, Map.of("decision", "reject")).statusCode(400).body("field", equalTo("reason"));
        decideCheck(trust, check, Map.of("decision", "reject", "reason", "The photograph is blurred"))
                .statusCode(200)
                .body("status", equalTo("rejected"));
        decideCheck(trust, check, Map.of("decision", "approve"))
                .statusCode(409)
                .body("code", equalTo("verification_decided"));
        juno.asks()
                .get("/v1/identity-standing")
                .then()
                .body("status", equalTo("rejected"))
                .body("reason", equalTo("The photograph is blurred"));
        TestServer.advanceDays(91);
        trust.asks()
                .get("/v1/identity-documents/{id}/content", document)
                .then()
                .statusCode(404)
                .body("detail", containsString("shredded"));
    }

    @Test
    void nothing_is_paid_to_an_account_of_somebody_else_than_the_verified_person() {
        TestServer.Person juno = creatorWith(30_000);
        verify(juno, "Juno Example");
        account(juno, "iban", "DE89370400440532013000", "Mallory Other").body("ownership", equalTo("no_match"));
        String id = ask(juno, "k", Map.of())
                .statusCode(201)
                .body("waits.code", hasItem("payee_name"))
                .extract()
                .path("id");
        decide(TestServer.persona("finance"), id, "approve").statusCode(409).body("code", equalTo("payout_waits"));
        decide(TestServer.persona("finance"), id, "reject").statusCode(200);
        assertThat(available(juno)).containsExactly(150_000_000, 3_000_000);
        account(juno, "iban", "DE89370400440532013000", "Example, Juno").body("ownership", equalTo("match"));
    }

    @Test
    void who_is_like_somebody_on_a_list_waits_until_two_people_agreed() {
        String list = """
                101,"ZELENKOVSKI, Boris Arkadievich","individual","TEST","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","DOB 12 Mar 1995; nationality Nowhere; a.k.a. 'The Baker'."
                102,"NOWHERE TRADING LTD","-0- ","TEST","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- "
                \u001a
                """;
        TestServer.Person trust = TestServer.staff(Role.TRUST);
        importList(trust, "test-sdn", "un-xml", list).statusCode(400).body("code", equalTo("list_unreadable"));
        importList(trust, "test-sdn", "ofac-sdn-csv", "1,2,3").statusCode(400).body("detail", containsString("Line 1"));
        String imported = importList(trust, "test-sdn", "ofac-sdn-csv", list)
                .statusCode(201)
                .body("entries", equalTo(2))
                .extract()
                .path("id");
        importList(trust, "test-sdn", "ofac-sdn-csv", list).statusCode(201).body("id", equalTo(imported));

        TestServer.Person juno = creatorWith(30_000);
        account(juno, "iban", "DE89370400440532013000", "Boris Zelenkowski");
        String id = ask(juno, "k", Map.of())
                .statusCode(201)
                .body("waits.code", hasItem("screening"))
                .extract()
                .path("id");
        decide(TestServer.persona("finance"), id, "approve").statusCode(409).body("code", equalTo("payout_waits"));
        String hit = trust.asks()
                .get("/v1/screening-hits?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.user_id == '" + juno.id() + "' }.id");
        trust.asks()
                .get("/v1/screening-hits/{id}", hit)
                .then()
                .body("evidence.listed_name", equalTo("ZELENKOVSKI, Boris Arkadievich"))
                .body("evidence.name", equalTo("Boris Zelenkowski"))
                .body("evidence.birth", equalTo("same"))
                .body("evidence.programme", equalTo("TEST"));
        String proposal = propose(trust, hit, "clear", "Another person: of another nationality")
                .statusCode(201)
                .extract()
                .path("proposal_id");
        decide(TestServer.persona("finance"), id, "approve").statusCode(409);
        approve(TestServer.persona("finance"), proposal).statusCode(200).body("status", equalTo("done"));
        trust.asks().get("/v1/screening-hits/{id}", hit).then().body("status", equalTo("cleared"));
        juno.asks().get("/v1/payouts/{id}", id).then().body("waits", hasSize(0));
        decide(TestServer.persona("finance"), id, "approve").statusCode(200);

        // The same list again, with one more entry: who was cleared stays cleared.
        importList(
                        trust,
                        "test-sdn",
                        "ofac-sdn-csv",
                        list.replace(
                                "\u001a",
                                "103,\"OTHER, Quite\",\"individual\",\"TEST\","
                                        + "\"-0-\",\"-0-\",\"-0-\",\"-0-\",\"-0-\",\"-0-\",\"-0-\",\"-0-\"\n\u001a"))
                .statusCode(201)
                .body("entries", equalTo(3));
        TestServer.advanceDays(1);
        Coins.buy(TestServer.viewer(), 1);
        earn(juno, 30_000);
        ask(juno, "k2", Map.of()).statusCode(201).body("waits", hasSize(0));
    }

    @Test
    void a_confirmed_hit_stops_every_payout_and_nobody_decides_alone() {
        String list = """
                <CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>7</DATAID><FIRST_NAME>Quentin</FIRST_NAME>
                <SECOND_NAME>Obstinovich</SECOND_NAME><UN_LIST_TYPE>TEST</UN_LIST_TYPE>
                <INDIVIDUAL_ALIAS><ALIAS_NAME>Q. Obstinate</ALIAS_NAME></INDIVIDUAL_ALIAS>
                <INDIVIDUAL_DATE_OF_BIRTH><YEAR>1995</YEAR></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS>
                </CONSOLIDATED_LIST>""";
        TestServer.Person ada = TestServer.persona("finance");
        importList(ada, "test-un", "un-xml", list).statusCode(201).body("entries", equalTo(1));
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "iban", "DE89370400440532013000", "Quentin Obstinovic");
        String id = ask(juno, "k", Map.of()).statusCode(201).extract().path("id");
        String hit = ada.asks()
                .get("/v1/screening-hits?limit=200")
                .then()
                .extract()
                .path("items.find { it.user_id == '" + juno.id() + "' }.id");
        String proposal = propose(ada, hit, "confirm", "Same name and year")
                .statusCode(201)
                .extract()
                .path("proposal_id");
        approve(ada, proposal).statusCode(403).body("code", equalTo("four_eyes"));
        approve(TestServer.staff(Role.FINANCE), proposal).statusCode(200);
        juno.asks().get("/v1/payouts/{id}", id).then().body("waits.code", hasItem("screening"));
        decide(ada, id, "approve").statusCode(409);
        propose(ada, hit, "clear", "On second thoughts").statusCode(409);
    }

    @Test
    void a_riskier_creator_is_paid_a_part_later_and_the_rest_after_the_reserve_days() {
        TestServer.Person juno = creatorWith(40_000); // 200 USD
        account(juno, "sandbox_bank", "bank_ok", null);
        TestServer.Person trust = TestServer.staff(Role.TRUST);
        tier(trust, juno, "quiet", "x").statusCode(400).body("field", equalTo("tier"));
        tier(trust, juno, "watched", "Many new payers").statusCode(200).body("reserve_ppm", equalTo(100_000));
        String id = ask(juno, "k", amount(15_000))
                .statusCode(201)
                .body("amount.amount", equalTo(13_500))
                .body("terms.reserve.amount", equalTo(1_500))
                .body("terms.reserve_status", equalTo("held"))
                .body("waits.code", hasItem("risk_hold"))
                .extract()
                .path("id");
        long payout = PublicId.number("pay", id);
        assertThat(available(juno)).containsExactly(50_000_000, 1_000_000);
        assertThat(reserved(payout)).containsExactly(15_000_000, 300_000);
        decide(TestServer.persona("finance"), id, "approve").statusCode(200);
        juno.asks().get("/v1/payouts/{id}", id).then().body("status", equalTo("approved"));
        TestServer.advanceDays(1);
        sweeper.sweep(Instant.now().plus(Duration.ofMinutes(10)));
        juno.asks()
                .get("/v1/payouts/{id}", id)
                .then()
                .body("waits", hasSize(0))
                .body("status", not(equalTo("approved")));
        TestServer.advanceDays(28);
        assertThat(reserved(payout)).containsExactly(15_000_000, 300_000);
        TestServer.advanceDays(1);
        assertThat(reserved(payout)).containsExactly(0, 0);
        assertThat(available(juno)).containsExactly(65_000_000, 1_300_000);
        assertThat(release.run()).as("nothing is released twice").isZero();
        juno.asks().get("/v1/payouts/{id}", id).then().body("terms.reserve_status", equalTo("released"));
    }

    @Test
    void a_rejected_payout_gives_its_reserve_back_too() {
        TestServer.Person juno = creatorWith(40_000);
        account(juno, "sandbox_bank", "bank_ok", null);
        tier(TestServer.staff(Role.TRUST), juno, "high", "Test").statusCode(200);
        String id = ask(juno, "k", Map.of())
                .statusCode(201)
                .body("amount.amount", equalTo(15_000))
                .extract()
                .path("id");
        assertThat(available(juno)).containsExactly(0, 0);
        decide(TestServer.persona("finance"), id, "reject").statusCode(200);
        assertThat(available(juno)).containsExactly(200_000_000, 4_000_000);
        assertThat(reserved(PublicId.number("pay", id))).containsExactly(0, 0);
    }

    @Test
    void tax_is_withheld_at_the_approval_and_given_back_when_the_bank_returns_the_payout() throws InterruptedException {
        TestServer.Person juno = creatorWith(40_000);
        account(juno, "sandbox_bank", "bank_returns_late", null);
        juno.asks()
                .body(Map.of("kind", "w9", "name", "Juno", "tax_number", "123", "signed_by", "Juno", "certified", true))
                .put("/v1/tax-form")
                .then()
                .statusCode(400)
                .body("field", equalTo("tax_number"));
        juno.asks()
                .body(Map.of(
                        "kind",
                        "w9",
                        "name",
                        "Juno",
                        "tax_number",
                        "123-45-6789",
                        "signed_by",
                        "Juno",
                        "certified",
                        true,
                        "backup_withholding",
                        true))
                .put("/v1/tax-form")
                .then()
                .statusCode(200)
                .body("tax_number", equalTo("…6789"))
                .body("rate_ppm", equalTo(240_000));
        String kept = database.withHandle(handle -> handle.createQuery(
                        "SELECT tax_number FROM payout_tax_form WHERE creator = " + Coins.number(juno))
                .mapTo(String.class)
                .one());
        assertThat(Vault.isSealed(kept)).isTrue();
        long before = withheld();
        String id = ask(juno, "k", amount(10_000))
                .statusCode(201)
                .body("amount.amount", equalTo(10_000))
                .body("terms.withheld.amount", equalTo(2_400))
                .body("terms.pays.amount", equalTo(7_600))
                .extract()
                .path("id");
        decide(TestServer.persona("finance"), id, "approve").statusCode(200);
        assertThat(withheld() - before).isEqualTo(24_000_000);
        String paid = "";
        for (int i = 0; i < 300 && !paid.equals("returned"); i++) {
            Thread.sleep(100);
            paid = juno.asks().get("/v1/payouts/{id}", id).then().extract().path("status");
        }
        juno.asks().get("/v1/payouts/{id}", id).then().body("history.status", hasItem("paid"));
        assertThat(withheld()).isEqualTo(before);
        assertThat(available(juno)).containsExactly(200_000_000, 4_000_000);
        long[] clearing = books.balances(List.of(Accounts.payoutClearing(PublicId.number("pay", id), Asset.USD)))
                .values();
        assertThat(clearing).containsExactly(0);
    }

    @Test
    void a_creator_with_a_schedule_is_paid_on_its_days_without_asking_once_each() {
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "sandbox_bank", "bank_ok", null);
        juno.asks().get("/v1/payout-schedule").then().body("schedule", equalTo("on_request"));
        juno.asks()
                .body(Map.of("schedule", "weekly", "day", 8))
                .put("/v1/payout-schedule")
                .then()
                .statusCode(400)
                .body("field", equalTo("day"));
        String next = juno.asks()
                .body(Map.of("schedule", "weekly", "day", 3))
                .put("/v1/payout-schedule")
                .then()
                .statusCode(200)
                .extract()
                .path("next_on");
        TestServer.advanceDays(7);
        schedules.run();
        schedules.run();
        juno.asks().get("/v1/payouts").then().body("items", hasSize(1)).body("items[0].amount.amount", equalTo(15_000));
        juno.asks()
                .get("/v1/payout-schedule")
                .then()
                .body("last_on", equalTo(next))
                .body(
                        "last_note",
                        equalTo(juno.asks().get("/v1/payouts").then().extract().path("items[0].id")));
        TestServer.advanceDays(7);
        juno.asks().get("/v1/payouts").then().body("items", hasSize(1));
        juno.asks().get("/v1/payout-schedule").then().body("last_note", equalTo("payout_below_minimum"));
        juno.asks()
                .body(Map.of("schedule", "on_request"))
                .put("/v1/payout-schedule")
                .then()
                .body("schedule", equalTo("on_request"));
    }

    @Test
    void a_hold_stops_payouts_at_once_and_two_people_lift_it() {
        TestServer.Person juno = creatorWith(30_000);
        account(juno, "sandbox_bank", "bank_ok", null);
        String id = ask(juno, "k", Map.of()).statusCode(201).extract().path("id");
        TestServer.Person trust = TestServer.staff(Role.TRUST);
        String hold = trust.asks()
                .body(Map.of("user_id", juno.id(), "reason", "We look at some payments", "evidence", "case 7"))
                .post("/v1/payout-holds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        decide(TestServer.persona("finance"), id, "approve").statusCode(409).body("code", equalTo("payout_waits"));
        juno.asks()
                .get("/v1/payouts/{id}", id)
                .then()
                .body("waits[0].code", equalTo("hold"))
                .body("waits[0].text", equalTo("We look at some payments"));
        String proposal = trust.asks(Map.of("reason", "All is well"))
                .post("/v1/payout-holds/{id}/release-proposals", hold)
                .then()
                .statusCode(201)
                .extract()
                .path("proposal_id");
        approve(TestServer.persona("finance"), proposal).statusCode(200).body("status", equalTo("done"));
        decide(TestServer.persona("finance"), id, "approve").statusCode(200);
    }

    @Test
    void a_payout_is_tracked_step_by_step_live_and_tells_what_came_of_it_in_statements() throws IOException {
        TestServer.Person juno = creatorWith(40_000);
        account(juno, "iban", "DE89370400440532013000", "Juno Example");
        tier(TestServer.staff(Role.TRUST), juno, "watched", "Test").statusCode(200);
        String id = ask(juno, "k", amount(15_000)).statusCode(201).extract().path("id");
        juno.asks()
                .get("/v1/payouts/{id}/tracker", id)
                .then()
                .statusCode(200)
                .body("steps.name", contains("asked", "approved", "sent", "paid"))
                .body("steps.state", contains("done", "waiting", "next", "next"))
                .body("steps[3].expected_on", notNullValue())
                .body("waits[0].until", notNullValue());
        String stream = juno.asks()
                .get("/v1/payouts/{id}/tracker/stream?most=1", id)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(stream).contains("event:track").contains("\"payout_id\":\"" + id + "\"");
        decide(TestServer.persona("finance"), id, "approve").statusCode(200);
        TestServer.advanceDays(1);
        sweeper.sweep(Instant.now().plus(Duration.ofMinutes(10)));
        juno.asks()
                .get("/v1/payouts/{id}/tracker", id)
                .then()
                .body("steps.state", contains("done", "done", "done", "now"))
                .body("waits", hasSize(0));
        byte[] pdf = juno.asks()
                .get("/v1/payouts/{id}/statement", id)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (PDDocument read = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains("Payout " + id)
                    .contains("135.000000")
                    .contains("kept beside it")
                    .contains("DE89…3000");
        }
        String csv = juno.asks()
                .get("/v1/payouts/{id}/statement?format=csv", id)
                .then()
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines().toList())
                .startsWith("line,what,when,amount,currency", "earnings,live,,135.000000,USD")
                .anyMatch(line -> line.startsWith("kept beside it,held,"));
        String month = clocks.today(markets.get("US")).minusDays(1).toString().substring(0, 7);
        String table = juno.asks()
                .get("/v1/monthly-payout-statements/{month}?format=csv", month)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(table).contains(id + ",sent,135.00,0.00,135.00,15.00,USD,none");
        juno.asks()
                .get("/v1/monthly-payout-statements/{month}", "November")
                .then()
                .statusCode(400)
                .body("field", equalTo("month"));
        TestServer.creator().asks().get("/v1/payouts/{id}/statement", id).then().statusCode(404);
    }

    private static String verify(TestServer.Person person, String name) {
        return verify(person, name, null);
    }

    private static String verify(TestServer.Person person, String name, @Nullable LocalDate documentExpires) {
        String document =
                upload(person, "passport", PASSPORT).statusCode(201).extract().path("id");
        String check = submit(person, name, List.of(document))
                .statusCode(201)
                .extract()
                .path("verification_id");
        Map<String, Object> decision = documentExpires == null
                ? Map.of("decision", "approve")
                : Map.of("decision", "approve", "expires_on", documentExpires.toString());
        decideCheck(TestServer.staff(Role.TRUST), check, decision)
                .statusCode(200)
                .body("status", equalTo("verified"));
        return check;
    }

    private static ValidatableResponse upload(TestServer.Person person, String kind, byte[] content) {
        return person.asks()
                .contentType("application/octet-stream")
                .body(content)
                .post("/v1/identity-documents?kind={kind}", kind)
                .then();
    }

    private static ValidatableResponse submit(TestServer.Person person, String name, List<String> documents) {
        return person.asks()
                .body(Map.of("legal_name", name, "birth_date", "1995-05-05", "country", "US", "documents", documents))
                .post("/v1/identity-verifications")
                .then();
    }

    private static ValidatableResponse decideCheck(TestServer.Person person, String check, Map<String, Object> body) {
        return person.asks()
                .body(body)
                .post("/v1/identity-verifications/{id}/decision", check)
                .then();
    }

    private static ValidatableResponse importList(TestServer.Person person, String name, String format, String file) {
        return person.asks()
                .contentType("application/octet-stream")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/screening-lists?name={name}&format={format}", name, format)
                .then();
    }

    private static ValidatableResponse propose(TestServer.Person person, String hit, String decision, String reason) {
        return person.asks(Map.of("decision", decision, "reason", reason))
                .post("/v1/screening-hits/{id}/proposals", hit)
                .then();
    }

    private static ValidatableResponse approve(TestServer.Person person, String proposal) {
        return person.asks()
                .body(Map.of("decision", "approve"))
                .post("/v1/proposals/{id}/approval", proposal)
                .then();
    }

    private static ValidatableResponse tier(
            TestServer.Person person, TestServer.Person creator, String tier, String why) {
        return person.asks()
                .body(Map.of("tier", tier, "reason", why))
                .put("/v1/payout-tiers/{id}", creator.id())
                .then();
    }

    private static void taxForm(TestServer.Person person) {
        person.asks()
                .body(Map.of(
                        "kind",
                        "w9",
                        "name",
                        "Juno",
                        "tax_number",
                        "123456789",
                        "signed_by",
                        "Juno",
                        "certified",
                        true))
                .put("/v1/tax-form")
                .then()
                .statusCode(200)
                .body("rate_ppm", equalTo(0));
    }

    /** The business day by which identities expire. */
    private LocalDate today() {
        return LocalDate.ofInstant(clocks.business(), ZoneOffset.UTC);
    }

    private TestServer.Person creatorWith(long diamonds) {
        TestServer.Person juno = TestServer.creator();
        earn(juno, diamonds);
        return juno;
    }

    private void earn(TestServer.Person creator, long diamonds) {
        for (long left = diamonds; left > 0; left -= 100_000) {
            TestServer.Person mia = TestServer.viewer();
            Coins.buy(mia, Math.min(left, 100_000));
            Coins.spend(books, clocks, markets, mia, creator, Math.min(left, 100_000));
        }
        TestServer.advanceDays(14);
    }

    private long[] available(TestServer.Person creator) {
        long number = Coins.number(creator);
        return books.balances(List.of(
                        Accounts.earningsAvailable(number, Stream.LIVE, Asset.USD),
                        Accounts.diamondsAvailable(number, Stream.LIVE)))
                .values();
    }

    private long[] reserved(long payout) {
        return books.balances(List.of(Accounts.payoutReserve(payout, Asset.USD), Accounts.diamondsInReserve(payout)))
                .values();
    }

    /** Of all months of the market, because the clock moves. */
    private long withheld() {
        long sum = 0;
        var today = clocks.today(markets.get("US"));
        for (int month = -2; month < 3; month++) {
            sum += books.balances(List.of(
                            Accounts.taxWithheld(markets.get("US").number(), Asset.USD, today.plusMonths(month))))
                    .values()[0];
        }
        return sum;
    }

    private static Map<String, Object> amount(long cents) {
        return Map.of("amount", Map.of("amount", cents, "currency", "USD"));
    }

    private static ValidatableResponse ask(TestServer.Person person, String key, Object body) {
        return person.asks()
                .header("Idempotency-Key", key + UUID.randomUUID())
                .body(body)
                .post("/v1/payouts")
                .then();
    }

    private static ValidatableResponse account(TestServer.Person person, String kind, String account, String holder) {
        Map<String, Object> body = holder == null
                ? Map.of("kind", kind, "account", account)
                : Map.of("kind", kind, "account", account, "holder", holder);
        return person.asks().body(body).put("/v1/payout-account").then();
    }

    private static ValidatableResponse decide(TestServer.Person person, String id, String decision) {
        return person.asks()
                .body(Map.of("decision", decision))
                .post("/v1/payouts/{id}/approval", id)
                .then();
    }
}
