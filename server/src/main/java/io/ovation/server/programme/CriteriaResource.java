package io.ovation.server.programme;

import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.AccountType;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Public;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The criteria, public in every version: nobody is judged by what they cannot read. */
@Path("/v1/programme/criteria")
@RunOnVirtualThread
public class CriteriaResource {
    private static final long MOST = 2_000_000_000L;

    private final CriteriaBook book;
    private final Markets markets;
    private final Callers callers;

    CriteriaResource(CriteriaBook book, Markets markets, Callers callers) {
        this.book = book;
        this.markets = markets;
        this.callers = callers;
    }

    /** Every version of every market, the newest of a market first. */
    @GET
    @Public
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    public Page<View> criteria(
            @QueryParam("programme") @Nullable String programme, @QueryParam("market") @Nullable String market) {
        return new Page<>(
                book
                        .all(
                                programme(programme),
                                market == null ? null : markets.named(market).code())
                        .stream()
                        .map(View::of)
                        .toList(),
                null,
                false);
    }

    /** Publishes the next version of a market's criteria, in force from a later day. */
    @POST
    @Allow(Role.ADMIN)
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    @APIResponseSchema(value = View.class, responseCode = "201")
    public Response publish(@Nullable Draft body) {
        if (body == null || body.market() == null || body.inForceFrom() == null) {
            throw Problem.invalid(
                    body == null || body.market() == null ? "market" : "in_force_from",
                    "market and in_force_from are needed");
        }
        Market market = markets.named(body.market());
        Criteria draft = new Criteria(
                programme(body.programme()),
                market.code(),
                0,
                body.inForceFrom(),
                body.open() == null || body.open(),
                (int) number("min_age", body.minAge(), 13, 99),
                number("min_followers", body.minFollowers(), 0, MOST),
                number("min_views", body.minViews(), 0, MOST * 1_000),
                number("min_posts", body.minPosts(), 0, 100_000),
                (int) number("window_days", body.windowDays(), 1, 366),
                (int) number("most_strike_points", body.mostStrikePoints(), 0, 1_000),
                countries(body.residences()),
                kinds(body.accountKinds()),
                (int) number("grace_days", body.graceDays(), 0, 366));
        return Response.status(Response.Status.CREATED)
                .entity(View.of(book.publish(callers.user(), market, draft)))
                .build();
    }

    private static String programme(@Nullable String asked) {
        if (asked == null) {
            return Criteria.CREATOR_NEXT;
        }
        if (!asked.equals(Criteria.CREATOR_NEXT) && !asked.equals(Criteria.FUND)) {
            throw Problem.invalid("programme", "programme is creator_next or fund");
        }
        return asked;
    }

    private static long number(String field, @Nullable Long value, long least, long most) {
        if (value == null || value < least || value > most) {
            throw Problem.invalid(field, field + " is a number from " + least + " to " + most);
        }
        return value;
    }

    private static Set<String> countries(@Nullable List<@Nullable String> asked) {
        Set<String> known = Set.of(Locale.getISOCountries());
        if (asked == null || asked.isEmpty() || asked.contains(null) || !known.containsAll(asked)) {
            throw Problem.invalid("residences", "residences are one or more ISO 3166 codes");
        }
        return new TreeSet<>(asked);
    }

    private static Set<AccountType> kinds(@Nullable List<@Nullable String> asked) {
        if (asked == null || asked.isEmpty() || asked.contains(null)) {
            throw Problem.invalid("account_kinds", "account_kinds are one or more kinds of account");
        }
        Set<AccountType> kinds = new HashSet<>();
        asked.forEach(each -> kinds.add(AccountType.of(each == null ? "" : each)));
        return kinds;
    }

    /**
     * A version of a market's criteria.
     *
     * @param programme {@code creator_next} when left out
     * @param inForceFrom the first day; a day to come
     * @param open false announces the programme without taking anybody; true when left out
     * @param windowDays the days over which views and posts are counted
     * @param mostStrikePoints good standing
     * @param graceDays for how long a member may fall short of followers, views or posts
     */
    @Schema(name = "CriteriaDraft")
    public record Draft(
            @Nullable String programme,
            @Schema(required = true) @Nullable String market,
            @Schema(required = true) @Nullable LocalDate inForceFrom,
            @Nullable Boolean open,
            @Schema(required = true) @Nullable Long minAge,
            @Schema(required = true) @Nullable Long minFollowers,
            @Schema(required = true) @Nullable Long minViews,
            @Schema(required = true) @Nullable Long minPosts,
            @Schema(required = true) @Nullable Long windowDays,
            @Schema(required = true) @Nullable Long mostStrikePoints,
            @Schema(required = true) @Nullable List<@Nullable String> residences,
            @Schema(required = true) @Nullable List<@Nullable String> accountKinds,
            @Schema(required = true) @Nullable Long graceDays) {}

    /** A version of a market's criteria. */
    @Schema(name = "ProgrammeCriteria")
    public record View(
            String programme,
            String market,
            int version,
            LocalDate inForceFrom,
            boolean open,
            int minAge,
            long minFollowers,
            long minViews,
            long minPosts,
            int windowDays,
            int mostStrikePoints,
            List<String> residences,
            List<String> accountKinds,
            int graceDays) {
        static View of(Criteria criteria) {
            return new View(
                    criteria.programme(),
                    criteria.market(),
                    criteria.version(),
                    criteria.inForceFrom(),
                    criteria.open(),
                    criteria.minAge(),
                    criteria.minFollowers(),
                    criteria.minViews(),
                    criteria.minPosts(),
                    criteria.windowDays(),
                    criteria.mostStrikePoints(),
                    criteria.residences().stream().sorted().toList(),
                    Arrays.stream(AccountType.values())
                            .filter(criteria.accountKinds()::contains)
                            .map(AccountType::text)
                            .toList(),
                    criteria.graceDays());
        }
    }
}
