package io.ovation.server.e2e;

import static io.ovation.server.e2e.Visitor.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One evening, told in order: each step begins where the one before ended, as it does for people. Mia watches, recharges and
 * sends gifts; someone else sees them; Juno earns, waits, is paid; Ada approves and reads the books.
 */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Tag("slow")
class StoryTest {
    private static final String TITLE = "Late synths, loud lights";
    private static final List<String> STUDIO =
            List.of("videos", "tips", "memberships", "programme", "payouts", "income");

    @TestHTTPResource
    String root;

    private Chromium chromium;
    private Visitor mia;
    private Visitor guest;
    private Visitor juno;
    private Visitor ada;
    private Visitor casey;
    private String room;

    @BeforeAll
    void open() throws Exception {
        chromium = new Chromium();
        mia = visitor();
        guest = visitor();
        juno = visitor();
        ada = visitor();
        casey = visitor();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private Visitor visitor() {
        return new Visitor(chromium.browser(), root, 1440, 900);
    }

    @Test
    @Order(1)
    void a_creator_chooses_a_stage_and_goes_live() {
        juno.goTo("/studio");
        juno.page().locator("main [data-persona=creator]").click();
        juno.button("Go live").click();
        juno.page().getByLabel("Title of the show").fill(TITLE);
        juno.button("Arcade").click();
        juno.page().getByRole(AriaRole.DIALOG).getByText("Go live").last().click();
        Locator open = juno.link("Open the room");
        patiently(open).isVisible();
        room = open.getAttribute("href");
        new Crowd().fill(room.substring(room.lastIndexOf('/') + 1));
    }

    @Test
    @Order(2)
    void a_guest_sees_the_room_without_signing_in() {
        guest.goTo("/");
        Locator card = guest.page().locator("main a").filter(new Locator.FilterOptions().setHasText(TITLE));
        patiently(card).isVisible();
        assertThat(guest.page().getByText("SANDBOX").isVisible()).isTrue();
        card.click();
        patiently(guest.page().getByText("Top supporters")).isVisible();
        patiently(guest.page().getByLabel("Top supporters").locator("li").first())
                .isVisible();
        patiently(guest.marked("comments").last()).isVisible();
    }

    @Test
    @Order(3)
    void a_viewer_recharges_and_learns_what_became_of_each_payment() {
        mia.goTo("/");
        mia.stepInAs("viewer");
        mia.goTo("/wallet");
        pay("137", "card_declined", "declined");
        mia.button("Try another card").click();
        pay("137", "card_async_success", "succeeded");
        mia.button("Buy more").click();
        pay("150", "card_3ds", "requires_action");
        mia.marked("challenge-pass").click();
        arrives("succeeded");
        mia.button("Buy more").click();
        pay("151", "card_3ds", "requires_action");
        mia.marked("challenge-fail").click();
        arrives("declined");
        mia.button("Try another card").click();
        pay("22000", "card_success", "succeeded");
        patiently(mia.marked("statement").locator("li").first()).isVisible();
    }

    private void pay(String coins, String method, String outcome) {
        mia.page().locator("#coins").fill(coins);
        mia.marked("payment-method").selectOption(method);
        mia.marked("buy").click();
        arrives(outcome);
    }

    private void arrives(String outcome) {
        patiently(mia.page().locator("[data-testid=recharge-status][data-status=" + outcome + "]"))
                .isVisible();
    }

    @Test
    @Order(4)
    void a_streak_of_sparks_is_counted_for_everyone() {
        mia.goTo(room);
        Locator spark = mia.page().locator("[data-gift=spark]");
        patiently(mia.marked("balance")).isVisible();
        spark.click();
        spark.click();
        spark.click();
        patiently(guest.marked("streaks")).containsText("×3");
        patiently(mia.marked("follow-the-money").last()).isVisible();
    }

    @Test
    @Order(5)
    void a_gift_is_answered_with_a_receipt_and_seen_in_the_other_browser() {
        mia.button("Gifts").first().click();
        mia.page().locator("[data-gift=lantern]").click();
        patiently(mia.page().getByText("Lantern · 99 coins")).isVisible();
        patiently(guest.page().locator(".comment-gift").filter(new Locator.FilterOptions().setHasText("Mia")))
                .containsText("Lantern");
    }

    @Test
    @Order(6)
    void a_very_large_gift_asks_twice_and_can_be_taken_back() {
        String before = mia.marked("balance").innerText();
        mia.button("Legends").click();
        mia.page().locator("[data-gift=moon_base]").click();
        mia.marked("confirm-gift").click();
        mia.marked("confirm-gift").click();
        patiently(mia.marked("undo-bar")).isVisible();
        mia.marked("undo").click();
        patiently(mia.page().getByText("Moon Base came back")).isVisible();
        patiently(mia.marked("balance")).containsText(before);
    }

    @Test
    @Order(7)
    void what_the_wallet_lacks_is_topped_up_exactly() {
        mia.button("Legends").click();
        mia.page().locator("[data-gift=infinity]").click();
        patiently(mia.page().getByText("coins short")).isVisible();
        patiently(mia.marked("recharge-price")).containsText("$");
        mia.page().keyboard().press("Escape");
    }

    @Test
    @Order(8)
    void the_money_is_followed_from_the_receipt_to_the_journal_and_its_hash() {
        mia.goTo("/wallet");
        mia.link("Receipt").first().click();
        patiently(mia.marked("receipt-paid")).containsText("$");
        patiently(mia.marked("receipt-matures")).containsText("Matures on");
        assertThat(mia.marked("receipt-hash").innerText()).matches("[0-9a-f]{64}");
        String entry = mia.marked("receipt-entry").innerText();
        ada.goTo("/entry/" + entry);
        ada.page().locator("main [data-persona=finance]").click();
        patiently(ada.marked("entry-hash")).isVisible();
        assertThat(ada.marked("entry-hash").innerText())
                .isEqualTo(mia.marked("receipt-hash").innerText());
    }

    @Test
    @Order(9)
    void the_creator_sees_what_is_pending_and_the_day_it_matures() {
        juno.goTo("/studio");
        patiently(juno.marked("pending")).containsText("$");
        patiently(juno.marked("matures-on").first()).containsText("Matures");
        tab("Payouts").click();
        patiently(juno.marked("ask-payout")).isVisible();
        assertThat(juno.page().url()).endsWith("/studio/payouts");
        assertThat(juno.marked("ask-payout").isDisabled()).isTrue();
    }

    @Test
    @Order(10)
    void fourteen_days_later_the_creator_asks_for_the_money() {
        juno.page().getByLabel("Move time").click();
        juno.button("Move time 14 days").click();
        patiently(juno.page().getByText("It is now")).isVisible();
        juno.page().locator("#payout-account").selectOption("bank_ok");
        patiently(juno.page().getByText("The account is saved")).isVisible();
        patiently(juno.page().locator("[data-testid=ask-payout]:enabled")).isVisible();
        juno.marked("ask-payout").click();
        patiently(juno.page().locator("[data-testid=payout][data-status=asked]").first())
                .isVisible();
    }

    @Test
    @Order(11)
    void finance_approves_and_the_tracker_says_paid() {
        ada.goTo("/console");
        Locator mine = ada.marked("approvals").locator("li").filter(new Locator.FilterOptions().setHasText("Juno"));
        patiently(mine.first()).isVisible();
        mine.first().getByText("Approve").click();
        patiently(juno.page().locator("[data-testid=payout][data-status=paid]").first())
                .isVisible();
    }

    @Test
    @Order(12)
    void every_part_of_the_studio_has_an_address_and_is_reached_from_the_others_by_keyboard_too() {
        for (String name : List.of("Videos", "Tips", "Memberships", "Programme and fund", "Income", "Earnings")) {
            tab(name).focus();
            juno.page().keyboard().press("Enter");
            patiently(tab(name)).has("aria-current", "page");
            patiently(juno.page().locator("main h2").first()).isVisible();
        }
        assertThat(juno.page().url()).endsWith("/studio");
        juno.goTo("/studio/nothing-of-ours");
        patiently(juno.link("See live rooms")).isVisible();
        juno.goTo("/studio#payout-settings");
        patiently(tab("Payouts")).has("aria-current", "page");
        juno.goTo("/studio/income");
        Download statement =
                juno.page().waitForDownload(() -> juno.button("Download CSV").click());
        assertThat(statement.suggestedFilename()).matches("income-\\d{4}-01-01-\\d{4}-12-31\\.csv");
    }

    private Locator tab(String name) {
        return juno.page()
                .getByLabel("Parts of the studio")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    @Order(13)
    void every_figure_of_the_console_leads_to_its_entries() {
        ada.goTo("/console");
        patiently(ada.marked("integrity")).containsText("hold");
        ada.button("Owed to creators")
                .or(ada.page().locator("main button:has-text('$')").first())
                .first()
                .click();
        Locator entry = ada.marked("journal").locator("button").first();
        patiently(entry).isVisible();
        entry.click();
        patiently(ada.marked("entry-hash").first()).isVisible();
    }

    @Test
    @Order(14)
    void staff_sign_in_with_the_operators_own_provider_stay_and_leave() {
        casey.goTo("/console?from=here");
        casey.page().locator("main [data-provider=staff]").click();
        patiently(casey.marked("integrity")).containsText("hold");
        assertThat(casey.page().url()).endsWith("/console?from=here");
        patiently(casey.page().getByLabel("Signed in as Casey")).isVisible();
        // A session outlives the page, and an access token that is no good any more is renewed without a word.
        casey.page()
                .evaluate("() => { const kept = JSON.parse(localStorage['ovation.session']);"
                        + " localStorage['ovation.session'] = JSON.stringify({ ...kept, token: kept.token + 'x' }); }");
        casey.goTo("/console");
        patiently(casey.marked("integrity")).containsText("hold");
        casey.page().getByLabel("Signed in as Casey").click();
        casey.button("Sign out").click();
        patiently(casey.page().locator("main [data-provider=staff]")).isVisible();
        // A code that nobody here asked for is nobody's sign-in.
        casey.goTo("/signed-in?code=stolen&state=guessed");
        patiently(casey.page().getByText("did not come back whole")).isVisible();
    }

    @Test
    @Order(15)
    void no_page_complained() {
        for (Visitor each : List.of(mia, guest, juno, ada)) {
            // That a creator has no payout account yet, or that a receipt is a moment behind, is told as "not found".
            assertThat(each.complaints())
                    .filteredOn(
                            complaint -> !complaint.contains("/v1/payout-account") && !complaint.contains("/receipt"))
                    .isEmpty();
        }
    }

    @Test
    @Order(16)
    void every_screen_fits_is_accessible_and_is_saved_in_both_sizes_and_lights() {
        String receipt = receiptOf(mia.page());
        Screens screens = new Screens(chromium.browser(), root);
        screens.look("watch", "/", null);
        screens.look("room", room, "viewer");
        screens.look("wallet", "/wallet", "viewer");
        screens.look("receipt", receipt, "viewer");
        screens.look("studio", "/studio", "creator");
        for (String part : STUDIO) {
            screens.look("studio-" + part, "/studio/" + part, "creator");
        }
        screens.look("console", "/console", "finance");
        screens.look("developers", "/developers", "admin");
        screens.look("entry", "/entry/" + mia.marked("receipt-entry").innerText(), "finance");
        assertThat(screens.findings()).isEmpty();
    }

    private static String receiptOf(Page page) {
        String url = page.url();
        return url.substring(url.indexOf("/receipt/"));
    }
}
