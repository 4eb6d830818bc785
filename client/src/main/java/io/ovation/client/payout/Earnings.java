package io.ovation.client.payout;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Micros;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a creator earned, when it matures, and what can be paid. */
public final class Earnings {
    private final Door door;

    /** For one creator. */
    public Earnings(Door door) {
        this.door = door;
    }

    /** The summary. */
    public Call<Summary> get() {
        return get(null);
    }

    /** The summary, as soon as the journal is at this sequence; waits a second at most. */
    public Call<Summary> get(@Nullable Long sequence) {
        return door.get(Route.of("earnings").with("sequence", sequence), Summary.class);
    }

    /** Every earning with its maturity date, the newest first. */
    public Listing<Line> statement() {
        return door.list(Route.of("earnings", "statement"), Line.class);
    }

    /**
     * What was earned.
     *
     * @param byDay the last 60 days, oldest first
     * @param maturing pending, by the day it matures, soonest first
     * @param streams what there is of each stream, in whatever currency it was earned
     */
    public record Summary(
            long diamondsPending,
            long diamondsAvailable,
            Micros pending,
            Micros available,
            Micros paidOut,
            @Nullable Day nextMaturity,
            List<Day> byDay,
            List<Day> maturing,
            List<Supporter> topSupporters,
            Money payoutMinimum,
            Money payoutDailyMaximum,
            List<OfStream> streams,
            long sequence) {}

    /**
     * What a creator has of one stream in one currency.
     *
     * @param stream live, video, tips, memberships or fund
     * @param nextMaturity the soonest day on which something of it becomes available
     */
    public record OfStream(
            String stream,
            Micros pending,
            Micros available,
            @Nullable LocalDate nextMaturity) {}

    /** Diamonds and their value on a day. */
    public record Day(LocalDate date, long diamonds, Micros value) {}

    /** Who supported with how many coins. */
    public record Supporter(Person user, long coins) {}

    /** A user as others see them. */
    public record Person(String id, String name, String handle, String avatarSeed) {}

    /**
     * One earning, maturity or payout.
     *
     * @param stream live, video, tips, memberships or fund
     * @param subject public id of what it was for
     * @param diamonds positive: towards the creator
     * @param maturesOn the day an earning becomes available
     */
    public record Line(
            String entryId,
            @Nullable String giftId,
            Instant at,
            String kind,
            String stream,
            @Nullable String subject,
            @Nullable String liveId,
            @Nullable String gift,
            @Nullable Integer giftNumber,
            @Nullable Integer count,
            @Nullable Person sender,
            @Nullable String payoutId,
            long diamonds,
            Micros value,
            @Nullable LocalDate maturesOn,
            boolean matured) {}
}
