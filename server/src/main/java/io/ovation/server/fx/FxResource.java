package io.ovation.server.fx;

import io.ovation.economics.Asset;
import io.ovation.server.api.BodyLimit;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/fx-rates}: rates of currencies by day, with where they came from. */
@Path("/v1/fx-rates")
@Allow(Role.FINANCE)
@RunOnVirtualThread
public class FxResource {
    /** Where files are uploaded: bodies here may be larger than elsewhere. */
    static final String FILES = "/v1/fx-rates/files";

    private static final int LONGEST_SOURCE = 100;
    private static final int MOST_DIGITS = 12;

    private final FxRates rates;
    private final FxFiles files;
    private final Callers callers;

    FxResource(FxRates rates, FxFiles files, Callers callers) {
        this.rates = rates;
        this.files = files;
        this.callers = callers;
    }

    /**
     * Takes in a CSV file of rates, up to 8 MiB: {@code date,base,quote,rate}, or the ECB's {@code eurofxref-hist.csv} as it
     * is. All of it or nothing; the same file again changes nothing. A rate that differs from the one in force supersedes it.
     */
    @POST
    @Path("files")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(201)
    @Refuses(ProblemCode.FILE_UNREADABLE)
    public FileView take(byte @Nullable [] file, @QueryParam("source") @Nullable String source) {
        return FileView.of(files.take(file == null ? new byte[0] : file, source(source), callers.user()));
    }

    /** Files that were taken in, newest first. */
    @GET
    @Path("files")
    public Page<FileView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        long[] key = Cursor.read(cursor, 1);
        int most = Page.limit(limit);
        Page<FxFiles.Taken> page = Page.of(
                files.page(key == null ? Long.MAX_VALUE : key[0], most + 1), most, last -> Cursor.of(last.number()));
        return new Page<>(page.items().stream().map(FileView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** Says one rate by hand; the one in force before stays in the history. The same rate again changes nothing. */
    @POST
    public QuoteView say(RateRequest request) {
        Asset base = currency(request.base(), "base");
        Asset quote = currency(request.quote(), "quote");
        if (base.equals(quote)) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("quote").detail("Base and quote are the same currency");
        }
        LocalDate day = day(request.day(), "day");
        files.say(day, base, quote, rate(request.rate()), source(request.source()), callers.user());
        return quote(base.code(), quote.code(), day.toString());
    }

    /** The rate that amounts of a day are told with, and what it follows from. */
    @GET
    @Allow({Role.VIEWER, Role.FINANCE, Role.SUPPORT})
    public QuoteView quote(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("day") @Nullable String day) {
        LocalDate asked = day(day, "day");
        Asset base = currency(from, "from");
        Asset quote = currency(to, "to");
        return rates.quote(base, quote, asked)
                .map(QuoteView::of)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                        .detail("There is no rate from " + base + " to " + quote + " of " + asked + " or the "
                                + FxTable.OLDEST_DAYS + " days before"));
    }

    /** Every revision of a pair's rate of a day as it was published or said, oldest first: the last is in force. */
    @GET
    @Path("history")
    public History history(
            @QueryParam("base") @Nullable String base,
            @QueryParam("quote") @Nullable String quote,
            @QueryParam("day") @Nullable String day) {
        return new History(rates.revisions(currency(base, "base"), currency(quote, "quote"), day(day, "day")).stream()
                .map(RateView::of)
                .toList());
    }

    private static String source(@Nullable String source) {
        if (source == null || source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("source")
                    .detail("Say who published the rates, in up to " + LONGEST_SOURCE + " characters");
        }
        return source.strip();
    }

    private static BigDecimal rate(@Nullable String text) {
        try {
            BigDecimal rate = new BigDecimal(text == null ? "" : text);
            if (rate.signum() > 0
                    && rate.stripTrailingZeros().scale() <= MOST_DIGITS
                    && rate.precision() - rate.scale() <= MOST_DIGITS) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // falls through to the problem
        }
        throw Problem.of(ProblemCode.FIELD_INVALID)
                .field("rate")
                .detail("A rate is a decimal number above 0 in a string, with up to 12 decimals");
    }

    private static LocalDate day(@Nullable String text, String field) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeParseException e) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field(field).detail("A day is written as 2026-11-23");
        }
    }

    private static Asset currency(@Nullable String code, String field) {
        try {
            return Asset.fiat(code == null ? "" : code);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail("A currency is three letters of ISO 4217, such as USD");
        }
    }

    /** Files of rates may be larger than other bodies: the ECB's history since 1999 has half a megabyte. */
    @Singleton
    static class Size {
        @Produces
        @Singleton
        BodyLimit fxFiles() {
            return new BodyLimit(FILES, BodyLimit.LARGEST);
        }
    }

    /**
     * A rate that a person says.
     *
     * @param rate units of {@code quote} for one of {@code base}, as a decimal number in a string
     * @param source where it is from, in words
     */
    public record RateRequest(
            @Schema(required = true, examples = "2026-11-23") @Nullable
            String day,

            @Schema(required = true, examples = "EUR") @Nullable
            String base,

            @Schema(required = true, examples = "USD") @Nullable
            String quote,

            @Schema(required = true, examples = "1.0842") @Nullable
            String rate,

            @Schema(required = true, examples = "Bank letter of 23 November") @Nullable
            String source) {}

    /**
     * How an amount of a day is told in another currency.
     *
     * @param rate units of {@code to} for one of {@code from}, to 12 decimals; amounts are computed with the published
     *     rates themselves and rounded once
     * @param day the day of the rates: the one asked for, or the last before on which there were any
     * @param rates the published rates it follows from
     */
    public record QuoteView(String from, String to, LocalDate day, String rate, List<RateView> rates) {
        /** As the API shows it. */
        public static QuoteView of(FxQuote quote) {
            return new QuoteView(
                    quote.from().code(),
                    quote.to().code(),
                    quote.day(),
                    quote.rate().toPlainString(),
                    quote.rates().stream().map(RateView::of).toList());
        }
    }

    /**
     * A published rate.
     *
     * @param revision from 1; a correction has the next
     * @param fileId the file it came in; left out when a person said it
     */
    public record RateView(
            String base,
            String quote,
            LocalDate day,
            int revision,
            String rate,
            String source,
            @Nullable String fileId,
            String setBy,
            Instant setAt) {
        static RateView of(FxRate rate) {
            return new RateView(
                    rate.base().code(),
                    rate.quote().code(),
                    rate.day(),
                    rate.revision(),
                    rate.rate().toPlainString(),
                    rate.source(),
                    rate.file() == null ? null : PublicId.of(FxFiles.Taken.PREFIX, rate.file()),
                    PublicId.of(User.PREFIX, rate.setBy()),
                    rate.setAt());
        }
    }

    /** All revisions. */
    public record History(List<RateView> items) {}

    /** A file that was taken in. */
    public record FileView(
            String id,
            String sha256,

            @Schema(enumeration = {"ovation", "ecb"}) String format,

            String source,
            int rates,
            int newRates,
            LocalDate firstDay,
            LocalDate lastDay,
            String uploadedBy,
            Instant uploadedAt) {
        static FileView of(FxFiles.Taken file) {
            return new FileView(
                    PublicId.of(FxFiles.Taken.PREFIX, file.number()),
                    file.sha256(),
                    file.format(),
                    file.source(),
                    file.rates(),
                    file.newRates(),
                    file.firstDay(),
                    file.lastDay(),
                    PublicId.of(User.PREFIX, file.uploadedBy()),
                    file.uploadedAt());
        }
    }
}
