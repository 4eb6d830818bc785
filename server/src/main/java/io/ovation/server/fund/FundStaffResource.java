package io.ovation.server.fund;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.approval.ProposalView;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The creator fund for finance: how far each close is, doing one again to compare, and proposing corrections. */
@Path("/v1/fund")
@Allow(Role.FINANCE)
@RunOnVirtualThread
public class FundStaffResource {
    private final FundStore store;
    private final FundVerification verification;
    private final FundCorrections corrections;
    private final FundDisqualifications disqualifications;
    private final TermsBook book;
    private final Markets markets;
    private final Callers callers;

    FundStaffResource(
            FundStore store,
            FundVerification verification,
            FundCorrections corrections,
            FundDisqualifications disqualifications,
            TermsBook book,
            Markets markets,
            Callers callers) {
        this.store = store;
        this.verification = verification;
        this.corrections = corrections;
        this.disqualifications = disqualifications;
        this.book = book;
        this.markets = markets;
        this.callers = callers;
    }

    /** All runs with how far they are, newest first. */
    @GET
    @Path("runs")
    public Page<FundViews.Run> runs(
            @QueryParam("market") @Nullable String market,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Page.limit(limit);
        long @Nullable [] key = Cursor.read(cursor, 1);
        Page<FundRun> page = Page.of(
                store.page(
                        market == null ? null : markets.named(market).code(),
                        false,
                        key == null ? Long.MAX_VALUE : key[0],
                        most + 1),
                most,
                last -> Cursor.of(last.number()));
        return new Page<>(page.items().stream().map(FundViews.Run::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** One run with how far it is. */
    @GET
    @Path("runs/{id}")
    @Refuses(ProblemCode.NOT_FOUND)
    public FundViews.Run run(@PathParam("id") String id) {
        return FundViews.Run.of(store.get(PublicId.number(FundRun.PREFIX, id)));
    }

    /** Computes a closed run again from its frozen inputs and compares every share; posts nothing. */
    @POST
    @Path("runs/{id}/verification")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FUND_DAY_OPEN})
    public Verification verify(@PathParam("id") String id) {
        long number = PublicId.number(FundRun.PREFIX, id);
        FundVerification.Verified verified = verification.verify(number);
        return new Verification(
                verified.isSame(store.get(number)),
                verified.inputHash(),
                verified.creators(),
                verified.differing(),
                new Micros(verified.sharesMicros(), FundEvents.CURRENCY));
    }

    /** Proposes to correct a closed day. Once approved it is a run that posts only differences. */
    @POST
    @Path("runs/{id}/correction-proposals")
    @Refuses({ProblemCode.NOT_FOUND, ProblemCode.FUND_DAY_OPEN})
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response correct(
            @PathParam("id") String id,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable Correction body) {
        return Response.status(Response.Status.CREATED)
                .entity(ProposalView.of(
                        corrections.propose(callers.user(), key, PublicId.number(FundRun.PREFIX, id), body)))
                .build();
    }

    /** Proposes that a creator gets nothing for some days, closed or to come. */
    @POST
    @Path("disqualification-proposals")
    @APIResponseSchema(value = ProposalView.class, responseCode = "201")
    public Response disqualify(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Disqualification body) {
        return Response.status(Response.Status.CREATED)
                .entity(ProposalView.of(disqualifications.propose(callers.user(), key, body)))
                .build();
    }

    /** Publishes the next version of a market's terms, in force from a later day. */
    @POST
    @Path("terms")
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    @APIResponseSchema(value = FundViews.Terms.class, responseCode = "201")
    public Response publish(@Nullable TermsDraft body) {
        if (body == null || body.market() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("market").detail("market is needed");
        }
        Market market = markets.named(body.market());
        return Response.status(Response.Status.CREATED)
                .entity(FundViews.Terms.of(book.publish(callers.user(), market, TermsRules.checked(market, body))))
                .build();
    }

    /**
     * A run done again.
     *
     * @param same whether inputs, every share and their sum are what they were
     * @param differing how many shares are not
     */
    @Schema(name = "FundVerification")
    public record Verification(boolean same, String inputHash, long creators, long differing, Micros shares) {}

    /**
     * What to correct; at least one of the four.
     *
     * @param poolMicros the pool that should have been shared, in micros
     * @param removals views that turned out fraudulent; the others' shares rise
     * @param disqualified users who get nothing; the others' shares stay
     * @param reinstated users whose views count after all
     * @param reason for the one who decides, and published with the totals
     */
    @Schema(name = "FundCorrection")
    public record Correction(
            @Nullable Long poolMicros,
            @Nullable List<@Nullable Removal> removals,
            @Nullable List<@Nullable String> disqualified,
            @Nullable List<@Nullable String> reinstated,

            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String reason) {}

    /** Views of a video that do not count after all. */
    @Schema(name = "FundRemoval")
    public record Removal(
            @Schema(required = true) @Nullable String videoId,

            @Schema(required = true, minimum = "1") @Nullable
            Long views) {}

    /** Who gets nothing, and for which days (both included). */
    @Schema(name = "FundDisqualification")
    public record Disqualification(
            @Schema(required = true) @Nullable String userId,
            @Schema(required = true) @Nullable LocalDate firstDay,
            @Schema(required = true) @Nullable LocalDate lastDay,

            @Schema(required = true, minLength = 1, maxLength = 500) @Nullable
            String reason) {}

    /**
     * The next version of a market's terms.
     *
     * @param mode {@code pool} (with pool_micros) or {@code rewards} (with the four of it)
     * @param inForceFrom the first day; a day to come
     * @param maxPriceMicros pool mode: the most that a thousand views are paid, in micros; 2,000,000 (2.00) when left out
     */
    @Schema(name = "FundTermsDraft")
    public record TermsDraft(
            @Schema(required = true) @Nullable String market,
            @Schema(required = true) @Nullable LocalDate inForceFrom,

            @Schema(
                    required = true,
                    enumeration = {"pool", "rewards"})
            @Nullable
            String mode,

            @Nullable Long poolMicros,
            @Schema(required = true) @Nullable Long closeAfterHours,
            @Nullable Long minRateMicros,
            @Nullable Long maxRateMicros,
            @Nullable Long unpaidViews,
            @Nullable Long minVideoSeconds,
            @Nullable Long maxPriceMicros) {}
}
