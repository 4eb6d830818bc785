package io.ovation.server.membership;

import io.ovation.economics.Accounts;
import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.TestServer;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.Coins;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.store.Database;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Creators with tiers, and their members, in tests. */
@ApplicationScoped
public class Club {
    private final Bookkeeper books;
    private final Database database;
    private final MembershipJob job;

    Club(Bookkeeper books, Database database, MembershipJob job) {
        this.books = books;
        this.database = database;
        this.job = job;
    }

    /** Ids of the default tiers of a creator, from the smallest. */
    public static List<String> tiers(TestServer.Person creator) {
        return creator.asks("{}")
                .post("/v1/membership-tiers/defaults")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id");
    }

    /** Joins and gives what was answered. */
    public static ValidatableResponse join(TestServer.Person member, String tier, String card) {
        return member.asks(Map.of("tier_id", tier, "payment_method", card))
                .post("/v1/memberships")
                .then()
                .statusCode(201);
    }

    /** A membership as its member sees it. */
    public static JsonPath get(TestServer.Person member, String id) {
        return member.asks()
                .get("/v1/memberships/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What the books hold of a membership or gift: liability, tax, fee. */
    public long[] owed(String id, String prefix, String currency) {
        long number = PublicId.number(prefix, id);
        Asset asset = Asset.fiat(currency);
        return books.balances(List.of(
                        Accounts.membershipLiability(number, asset),
                        Accounts.membershipTax(number, asset),
                        Accounts.membershipFee(number, asset)))
                .values();
    }

    /** The same of a membership in dollars. */
    public long[] owed(String id) {
        return owed(id, Membership.PREFIX, "USD");
    }

    /** What a creator has earned by memberships that has not matured, in micros. */
    public long pending(TestServer.Person creator, String currency) {
        long number = Coins.number(creator);
        return database.withHandle(handle -> handle
                .createQuery("""
                        SELECT DISTINCT period_start + d AS day FROM membership, generate_series(0, 120) d WHERE creator = :creator""")
                .bind("creator", number)
                .map((row, context) -> row.getObject("day", java.time.LocalDate.class))
                .list()
                .stream()
                .flatMap(day -> java.util.stream.Stream.of(day.minusDays(40), day, day.plusDays(40)))
                .distinct()
                .mapToLong(day ->
                        books.balance(Accounts.earningsPending(number, Stream.MEMBERSHIPS, Asset.fiat(currency), day)))
                .sum());
    }

    /**
     * Lets so many days of one membership pass, as if it had begun earlier, and does what has fallen due. The same calendar day
     * is earned once only, so a second call passes over more days than the first did.
     */
    public void pass(String id, int days) {
        shift(id, days);
        job.run();
    }

    /** Lets so many days of one membership pass, and leaves what has fallen due to be done. */
    public void shift(String id, int days) {
        long number = PublicId.number(Membership.PREFIX, id);
        database.useTransaction(handle -> {
            handle.createUpdate("""
                            UPDATE membership SET anchor = anchor - :days, period_start = period_start - :days,
                                period_end = period_end - :days, streak_start = streak_start - :days,
                                retry_on = retry_on - :days, grace_ends = grace_ends - :days,
                                paused_until = paused_until - :days, work_on = work_on - :days,
                                created_at = created_at - make_interval(days => :days)
                            WHERE number = :number""").bind("days", days).bind("number", number).execute();
            handle.createUpdate(
                            "UPDATE membership_bill SET serves_from = serves_from - :days WHERE membership = :number")
                    .bind("days", days)
                    .bind("number", number)
                    .execute();
        });
    }
}
