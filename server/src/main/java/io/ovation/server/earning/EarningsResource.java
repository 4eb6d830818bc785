package io.ovation.server.earning;

import io.ovation.economics.Asset;
import io.ovation.economics.Stream;
import io.ovation.server.api.Micros;
import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/earnings}: what the caller earned, when it matures, and what can be paid. */
@Path("/v1/earnings")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class EarningsResource {
    private static final Duration SHOWN_DAYS = Duration.ofDays(60);
    private static final int SUPPORTERS = 10;
    private static final long UNITS_OF_A_DIAMOND = 100;
    private static final String PAYOUT_PREFIX = "pay";

    private final Earnings earnings;
    private final PayoutFigures payouts;
    private final EarningBalances balances;
    private final Creators creators;
    private final Bookkeeper bookkeeper;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;
    private final List<GiftKeys> giftKeys;

    EarningsResource(
            Earnings earnings,
            PayoutFigures payouts,
            EarningBalances balances,
            Creators creators,
            Bookkeeper bookkeeper,
            Users users,
            Markets markets,
            Clocks clocks,
            @All List<GiftKeys> giftKeys) {
        this.earnings = earnings;
        this.payouts = payouts;
        this.balances = balances;
        this.creators = creators;
        this.bookkeeper = bookkeeper;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
        this.giftKeys = giftKeys;
    }

    /** The summary. What is available comes from the ledger itself, the rest from the projections. */
    @GET
    public Summary summary(@QueryParam("sequence") @Nullable Long sequence) {
        User creator = creators.caller();
        if (sequence != null) {
            bookkeeper.waitFor(sequence);
        }
        Asset currency = bookkeeper.rules().earningsCurrency();
        Market market = markets.of(creator);
        long projected = bookkeeper.projected(EarningsProjection.NAME);
        List<Earnings.Day> maturing = earnings.maturing(creator.number(), currency);
        List<Earnings.Supporter> top = earnings.topSupporters(creator.number(), SUPPORTERS);
        Map<Long, User> people =
                users.all(top.stream().map(Earnings.Supporter::user).toList());
        List<EarningBalances.Available> available = balances.available(creator.number());
        return new Summary(
                maturing.stream().mapToLong(Earnings.Day::diamondUnits).sum() / UNITS_OF_A_DIAMOND,
                available.stream()
                                .mapToLong(EarningBalances.Available::diamondUnits)
                                .sum()
                        / UNITS_OF_A_DIAMOND,
                new Micros(maturing.stream().mapToLong(Earnings.Day::micros).sum(), currency.code()),
                new Micros(
                        available.stream()
                                .filter(place -> place.currency().equals(currency))
                                .mapToLong(EarningBalances.Available::micros)
                                .sum(),
                        currency.code()),
                new Micros(payouts.paidOut(creator.number(), currency) * currency.minorUnit(), currency.code()),
                maturing.isEmpty() ? null : DayView.of(maturing.getFirst(), currency),
                earnings
                        .byDay(
                                creator.number(),
                                currency,
                                market,
                                clocks.business().minus(SHOWN_DAYS))
                        .stream()
                        .map(day -> DayView.of(day, currency))
                        .toList(),
                maturing.stream().map(day -> DayView.of(day, currency)).toList(),
                top.stream()
                        .filter(supporter -> people.containsKey(supporter.user()))
                        .map(supporter -> new SupporterView(
                                PersonView.of(Objects.requireNonNull(people.get(supporter.user()))), supporter.coins()))
                        .toList(),
                new Money(payouts.minimum(currency), currency.code()),
                new Money(payouts.dailyMaximum(creator.number(), currency), currency.code()),
                streams(earnings.pending(creator.number()), available),
                projected);
    }

    /** One row a stream and currency that has anything, in the order of the streams. */
    private static List<StreamView> streams(List<Earnings.Pending> pending, List<EarningBalances.Available> available) {
        List<StreamView> views = new ArrayList<>();
        for (Stream stream : Stream.values()) {
            Map<String, StreamView> rows = new TreeMap<>();
            for (Earnings.Pending place : pending) {
                if (place.stream() == stream && place.micros() != 0) {
                    String code = place.currency().code();
                    rows.put(
                            code,
                            new StreamView(
                                    stream.code(),
                                    new Micros(place.micros(), code),
                                    new Micros(0, code),
                                    place.next()));
                }
            }
            for (EarningBalances.Available place : available) {
                if (place.stream() == stream) {
                    String code = place.currency().code();
                    StreamView row = rows.get(code);
                    rows.put(
                            code,
                            new StreamView(
                                    stream.code(),
                                    row == null ? new Micros(0, code) : row.pending(),
                                    new Micros(place.micros(), code),
                                    row == null ? null : row.nextMaturity()));
                }
            }
            views.addAll(rows.values());
        }
        return views;
    }

    /** Every earning with its maturity date, newest first. */
    @GET
    @Path("statement")
    public StatementView statement(
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("sequence") @Nullable Long sequence) {
        User creator = creators.caller();
        if (sequence != null) {
            bookkeeper.waitFor(sequence);
        }
        long projected = bookkeeper.projected(EarningsProjection.NAME);
        Page<Earnings.Line> page = earnings.statement(creator.number(), cursor, Page.limit(limit));
        Map<Long, User> senders = users.all(page.items().stream()
                .map(Earnings.Line::sender)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList());
        return new StatementView(
                page.items().stream()
                        .map(line ->
                                Item.of(line, key(line), line.sender() == null ? null : senders.get(line.sender())))
                        .toList(),
                page.nextCursor(),
                page.hasMore(),
                projected);
    }

    private @Nullable String key(Earnings.Line line) {
        if (line.giftNumber() == null) {
            return null;
        }
        int number = line.giftNumber();
        return giftKeys.stream()
                .flatMap(keys -> keys.keyOf(number).stream())
                .findFirst()
                .orElse(null);
    }

    /**
     * What a creator earned. Pending, available and days are of the currency that gifts earn in, all streams together.
     *
     * @param streams what there is of each stream, in whatever currency it was earned
     * @param byDay earned, by business day of the creator's market, the last 60 days, oldest first
     * @param maturing pending, by maturity day, soonest first
     * @param sequence up to which the projections are
     */
    public record Summary(
            long diamondsPending,
            long diamondsAvailable,
            Micros pending,
            Micros available,
            Micros paidOut,
            @Nullable DayView nextMaturity,
            List<DayView> byDay,
            List<DayView> maturing,
            List<SupporterView> topSupporters,
            Money payoutMinimum,
            Money payoutDailyMaximum,
            List<StreamView> streams,
            long sequence) {}

    /**
     * What a creator has of one stream in one currency.
     *
     * @param nextMaturity the soonest day on which something of it becomes available
     */
    public record StreamView(
            @Schema(enumeration = {"live", "video", "tips", "memberships", "fund"})
            String stream,

            Micros pending,
            Micros available,
            @Nullable LocalDate nextMaturity) {}

    /** Diamonds and their value on a day. */
    public record DayView(LocalDate date, long diamonds, Micros value) {
        static DayView of(Earnings.Day day, Asset currency) {
            return new DayView(
                    day.date(), day.diamondUnits() / UNITS_OF_A_DIAMOND, new Micros(day.micros(), currency.code()));
        }
    }

    /** Who supported with how many coins. */
    public record SupporterView(PersonView user, long coins) {}

    /** A user as others see them. */
    public record PersonView(String id, String name, String handle, String avatarSeed) {
        static PersonView of(User user) {
            return new PersonView(user.id(), user.name(), user.handle(), user.avatarSeed());
        }
    }

    /** A page of the statement, with the sequence up to which it is complete. */
    public record StatementView(List<Item> items, @Nullable String nextCursor, boolean hasMore, long sequence) {}

    /**
     * One line.
     *
     * @param stream of which income
     * @param subject public id of what it was for, such as a show, a video, a tip, a membership or a payout
     * @param gift key of the gift in the catalogue
     * @param giftNumber its number there
     * @param diamonds positive: towards the creator
     * @param maturesOn the day an earning becomes available; for a line of kind matured, the day that matured
     */
    public record Item(
            String entryId,
            @Nullable String giftId,
            Instant at,
            String kind,

            @Schema(enumeration = {"live", "video", "tips", "memberships", "fund"})
            String stream,

            @Nullable String subject,
            @Nullable String liveId,
            @Nullable String gift,
            @Nullable Integer giftNumber,
            @Nullable Integer count,
            @Nullable PersonView sender,
            @Nullable String payoutId,
            long diamonds,
            Micros value,
            @Nullable LocalDate maturesOn,
            boolean matured) {
        static Item of(Earnings.Line line, @Nullable String gift, @Nullable User sender) {
            return new Item(
                    PublicId.of("ent", line.entryId()),
                    line.giftId() == null ? null : PublicId.of("gift", line.giftId()),
                    line.at(),
                    kind(line),
                    line.stream().code(),
                    subject(line),
                    line.show() == null || line.stream() != Stream.LIVE ? null : PublicId.of("live", line.show()),
                    gift,
                    line.giftNumber(),
                    line.giftCount(),
                    sender == null ? null : PersonView.of(sender),
                    line.payout() == null ? null : PublicId.of(PAYOUT_PREFIX, line.payout()),
                    line.diamondUnits() / UNITS_OF_A_DIAMOND,
                    new Micros(line.micros(), line.currency()),
                    line.maturesOn(),
                    line.matured());
        }

        private static @Nullable String subject(Earnings.Line line) {
            if (line.payout() != null) {
                return PublicId.of(PAYOUT_PREFIX, line.payout());
            }
            return line.show() == null
                    ? line.subject()
                    : PublicId.of(line.stream() == Stream.VIDEO ? "vid" : "live", line.show());
        }

        private static String kind(Earnings.Line line) {
            if (line.kind() != null) {
                return line.kind();
            }
            return switch (line.event()) {
                case EARNINGS_MATURED -> "matured";
                case PAYOUT_ASKED -> "payout_asked";
                case PAYOUT_RETURNED -> "payout_returned";
                case BOOKS_ADJUSTED -> "adjustment";
                case GIFT_DISPUTED -> "gift_disputed";
                default ->
                    line.promotional() ? "promo_gift" : line.stream() == Stream.VIDEO ? "video_gift" : "live_gift";
            };
        }
    }
}
