package io.ovation.server.client;

import static io.ovation.server.client.WholeAnswers.items;
import static io.ovation.server.client.WholeAnswers.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.Ovation;
import io.ovation.client.Person;
import io.ovation.client.income.Income;
import io.ovation.client.income.TaxFigures;
import io.ovation.client.money.Money;
import io.ovation.client.payout.Payout;
import io.ovation.client.payout.PayoutHolds;
import io.ovation.client.payout.Payouts;
import io.ovation.client.payout.TaxForms;
import io.ovation.client.problem.ProblemException;
import io.ovation.server.TestServer;
import io.ovation.server.clock.Clocks;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Income, tax and how a creator is paid through the Java client, at the real server. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class IncomeClientTest {
    @TestHTTPResource("/")
    URI server;

    @Inject
    Bookkeeper books;

    @Inject
    Clocks clocks;

    @Inject
    Markets markets;

    private Ovation ovation;

    @BeforeEach
    void connect() {
        ovation = Ovation.connect(server, TestServer.PLATFORM_KEY);
    }

    @AfterEach
    void close() {
        ovation.close();
    }

    @Test
    void income_is_shown_from_gross_to_net_with_what_came_from_elsewhere() throws JsonProcessingException {
        TestServer.Person noor = TestServer.viewer();
        TestServer.Person sol = TestServer.creator();
        Coins.buy(noor, 330);
        Receipt gift = Coins.spend(books, clocks, markets, noor, sol, 100);
        LocalDate today = clocks.today(markets.get("US"));
        Person creator = ovation.withToken(sol.token());
        Income.Statement statement =
                creator.income().statement(today, today, "USD", gift.sequence()).now();
        assertThat(statement.complete()).isTrue();
        assertThat(statement.totals().parts().earned().micros()).isEqualTo(500_000);
        assertThat(statement.rows()).extracting(Income.Row::stream).containsExactly("live");
        byte[] file =
                ("date,net,reference\n" + today + ",12.50,a\n" + today + ",7.50,b\n").getBytes(StandardCharsets.UTF_8);
        Income.Import imported = creator.income().take("youtube", file, "USD").now();
        assertThat(imported.newRows()).isEqualTo(2);
        assertThat(creator.income().take("youtube", file, "USD").now().id()).isEqualTo(imported.id());
        assertThat(creator.income().imports().stream().map(Income.Import::platform))
                .contains("youtube");
        assertThat(creator.income()
                        .statement(today, today, "USD")
                        .now()
                        .totals()
                        .imported()
                        .micros())
                .isEqualTo(20_000_000);
        whole("/v1/earnings/income?from=" + today + "&to=" + today, sol.token(), Income.Statement.class);
        items("/v1/earnings/imports", sol.token(), Income.Import.class);
        assertThat(creator.income().csv(today, today, "USD").now()).contains("live");
        creator.income().removeImport(imported.id()).now();
        assertThatThrownBy(() -> creator.income()
                        .statement(today, today.minusDays(1), null)
                        .now())
                .isInstanceOf(ProblemException.InvalidRequest.class);

        TaxFigures.Figures figures = creator.taxFigures().of(today.getYear()).now();
        assertThat(figures.market()).isEqualTo("US");
        assertThat(figures.forms()).isNotEmpty();
        whole("/v1/tax-figures", sol.token(), TaxFigures.Figures.class);
        assertThat(ovation.withToken(TestServer.staff(Role.FINANCE).token())
                        .taxFigures()
                        .filing(figures.forms().getFirst().form(), today.getYear())
                        .now())
                .contains(",");
    }

    @Test
    void a_creator_says_where_when_and_by_which_tax_form_they_are_paid() throws JsonProcessingException {
        TestServer.Person sol = TestServer.creator();
        Person creator = ovation.withToken(sol.token());
        assertThatThrownBy(() -> creator.payouts().account().now()).isInstanceOf(ProblemException.NotFound.class);
        Payouts.Account account = creator.payouts()
                .setAccount("iban", "DE89370400440532013000", "Sol Vega")
                .now();
        assertThat(account.account()).endsWith("3000").doesNotContain("DE8937");
        assertThat(account.holder()).isEqualTo("Sol Vega");
        whole("/v1/payout-account", sol.token(), Payouts.Account.class);
        assertThat(creator.payouts().setSchedule("weekly", 5).now().nextOn()).isNotNull();
        assertThat(creator.payouts().schedule().now().schedule()).isEqualTo("weekly");
        assertThat(creator.taxForm().get().now().kind()).isEqualTo("none");
        TaxForms.Form form = creator.taxForm()
                .file(TaxForms.Filing.w9("Sol Vega", "123-45-6789"))
                .now();
        assertThat(form.kind()).isEqualTo("w9");
        assertThat(form.taxNumber()).endsWith("6789").doesNotContain("123");
        whole("/v1/tax-form", sol.token(), TaxForms.Form.class);

        PayoutHolds holds =
                ovation.withToken(TestServer.staff(Role.TRUST).token()).payoutHolds();
        PayoutHolds.Hold hold = holds.place(sol.id(), "We look at your account", "shares a device")
                .now();
        assertThat(holds.list().stream().map(PayoutHolds.Hold::id)).contains(hold.id());
        assertThat(holds.proposeRelease(hold.id(), "nothing found").now().proposalId())
                .startsWith("prop_");
        assertThat(holds.setTier(sol.id(), "watched", "new here").now().tier()).isEqualTo("watched");
        assertThat(holds.tiers().stream().map(PayoutHolds.Tier::userId)).contains(sol.id());
    }

    @Test
    void a_payout_is_tracked_step_by_step_and_has_a_statement() throws JsonProcessingException {
        TestServer.Person noor = TestServer.viewer();
        TestServer.Person sol = TestServer.creator();
        Coins.buy(noor, 30_000);
        Coins.spend(books, clocks, markets, noor, sol, 30_000);
        TestServer.advanceDays(14);
        Payouts payouts = ovation.withToken(sol.token()).payouts();
        payouts.setAccount("sandbox_bank", "bank_ok").now();
        var wish = payouts.ask(new Money(10_000, "USD"));
        Payout payout = wish.now();
        assertThat(wish.now().id()).isEqualTo(payout.id());
        assertThat(payout.status()).isEqualTo(Payout.Status.ASKED);
        assertThat(payout.terms().pays().amount() + payout.terms().withheld().amount())
                .isEqualTo(10_000);
        Payouts.Track track = payouts.track(payout.id()).now();
        assertThat(track.steps()).extracting(Payouts.TrackStep::name).startsWith("asked");
        assertThat(track.steps().getFirst().state()).isEqualTo("done");
        whole("/v1/payouts/" + payout.id(), sol.token(), Payout.class);
        whole("/v1/payouts/" + payout.id() + "/tracker", sol.token(), Payouts.Track.class);
        assertThat(payouts.statement(payout.id()).now()).contains("earnings,live,", "100.00");
        assertThat(payouts.statement(YearMonth.from(clocks.today(markets.get("US"))))
                        .now())
                .contains(payout.id());
    }
}
