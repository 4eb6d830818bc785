package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.server.api.BodyLimit;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/earnings/income}: one statement over all streams, and income from elsewhere beside it. */
@Path("/v1/earnings")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class IncomeResource {
    /** Where files are handed in: bodies here may be larger than elsewhere. */
    static final String IMPORTS = "/v1/earnings/imports";

    private static final String CSV = "text/csv";

    private final Incomes incomes;
    private final ImportedIncome imported;
    private final Creators creators;
    private final Bookkeeper bookkeeper;

    IncomeResource(Incomes incomes, ImportedIncome imported, Creators creators, Bookkeeper bookkeeper) {
        this.incomes = incomes;
        this.imported = imported;
        this.creators = creators;
        this.bookkeeper = bookkeeper;
    }

    /**
     * The caller's income by stream and month, gross to net with every cut, in one currency at each day's rate.
     *
     * @param from first day, in the creator's own calendar; the beginning of the last day's year when left out
     * @param to last day; today when left out
     * @param currency of all amounts; the one that gifts earn in when left out
     */
    @GET
    @Path("income")
    public IncomeViews.StatementView income(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("currency") @Nullable String currency,
            @QueryParam("sequence") @Nullable Long sequence) {
        User creator = creators.caller();
        if (sequence != null) {
            bookkeeper.waitFor(sequence);
        }
        Incomes.Period period = incomes.period(creator, from, to);
        long projected = bookkeeper.projected(IncomeProjection.NAME);
        return IncomeViews.of(incomes.statement(creator, period, currency(currency)), period, projected);
    }

    /** The same as CSV: every amount of a day, in its own currency, with the rate, where that is from, and the result. */
    @GET
    @Path("income.csv")
    @jakarta.ws.rs.Produces(CSV)
    @APIResponseSchema(String.class)
    public Response csv(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("currency") @Nullable String currency) {
        User creator = creators.caller();
        Incomes.Period period = incomes.period(creator, from, to);
        String text = IncomeViews.csv(incomes.statement(creator, period, currency(currency)));
        return Response.ok(text, CSV)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"income-" + period.first() + "-" + period.last() + ".csv\"")
                .build();
    }

    /**
     * Takes in income from another platform as CSV, up to 8 MiB and 50,000 lines: columns {@code date}, {@code net} or
     * {@code gross}, {@code fees}, {@code tax}, {@code currency}, {@code reference}, {@code description}. All of it or
     * nothing; what is there already is not counted again.
     *
     * @param platform whose it is, such as youtube
     * @param currency of lines without one
     */
    @POST
    @Path("imports")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(201)
    @Refuses(ProblemCode.FILE_UNREADABLE)
    public ImportView take(
            byte @Nullable [] file,
            @QueryParam("platform") @Nullable String platform,
            @QueryParam("currency") @Nullable String currency) {
        User creator = creators.caller();
        return ImportView.of(imported.take(
                creator.number(),
                platform,
                currency == null ? null : currency(currency),
                file == null ? new byte[0] : file));
    }

    /** The caller's files, newest first. */
    @GET
    @Path("imports")
    public Page<ImportView> imports(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        long[] key = Cursor.read(cursor, 1);
        int most = Page.limit(limit);
        Page<ImportedIncome.Import> page = Page.of(
                imported.page(creators.caller().number(), key == null ? Long.MAX_VALUE : key[0], most + 1),
                most,
                last -> Cursor.of(last.number()));
        return new Page<>(page.items().stream().map(ImportView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** Takes a file back, with the amounts that it brought. */
    @DELETE
    @Path("imports/{id}")
    @ResponseStatus(204)
    public void remove(@PathParam("id") String id) {
        imported.remove(creators.caller().number(), PublicId.number(ImportedIncome.Import.PREFIX, id));
    }

    private Asset currency(@Nullable String code) {
        if (code == null) {
            return bookkeeper.rules().earningsCurrency();
        }
        try {
            return Asset.fiat(code);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("currency")
                    .detail("A currency is three letters of ISO 4217, such as USD");
        }
    }

    /** Files of a year's income may be larger than other bodies. */
    @Singleton
    static class Size {
        @Produces
        @Singleton
        BodyLimit imports() {
            return new BodyLimit(IMPORTS, BodyLimit.LARGEST);
        }
    }

    /**
     * A file that was taken in.
     *
     * @param newRows how many of its lines were not there already
     */
    public record ImportView(String id, String platform, String sha256, int rows, int newRows, Instant importedAt) {
        static ImportView of(ImportedIncome.Import file) {
            return new ImportView(
                    PublicId.of(ImportedIncome.Import.PREFIX, file.number()),
                    file.platform(),
                    file.sha256(),
                    file.rows(),
                    file.newRows(),
                    file.importedAt());
        }
    }
}
