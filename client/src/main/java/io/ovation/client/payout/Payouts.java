package io.ovation.client.payout;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A creator is paid, after a second person looked. */
public final class Payouts {
    private final Door door;

    /** For one creator, or for finance. */
    public Payouts(Door door) {
        this.door = door;
    }

    /** Asks for as much as can be paid today. */
    public Call<Payout> ask() {
        return ask(null);
    }

    /** Asks for an amount; null for as much as can be paid today. */
    public Call<Payout> ask(@Nullable Money amount) {
        return door.postOnce(Route.of("payouts"), Door.body("amount", amount), Payout.class);
    }

    /** One payout. */
    public Call<Payout> get(String id) {
        return door.get(Route.of("payouts", id), Payout.class);
    }

    /** The creator's own, the newest first. */
    public Listing<Payout> list() {
        return door.list(Route.of("payouts"), Payout.class);
    }

    /** For finance: all that wait for a decision. */
    public Listing<Payout> inReview() {
        return door.list(Route.of("payouts").with("scope", "review"), Payout.class);
    }

    /** For finance: approves; never one's own. */
    public Call<Payout> approve(String id, @Nullable String reason) {
        return decide(id, "approve", reason);
    }

    /** For finance: rejects; never one's own. */
    public Call<Payout> reject(String id, @Nullable String reason) {
        return decide(id, "reject", reason);
    }

    private Call<Payout> decide(String id, String decision, @Nullable String reason) {
        return door.postAgain(
                Route.of("payouts", id, "approval"), Door.body("decision", decision, "reason", reason), Payout.class);
    }

    /** Every step of a payout with when it was, or when it should be. */
    public Call<Track> track(String id) {
        return door.get(Route.of("payouts", id, "tracker"), Track.class);
    }

    /** The statement of a payout, as CSV. */
    public Call<String> statement(String id) {
        return door.text(Route.of("payouts", id, "statement").with("format", "csv"));
    }

    /** The statement of all payouts of a month, as CSV. */
    public Call<String> statement(YearMonth month) {
        return door.text(Route.of("monthly-payout-statements", month.toString()).with("format", "csv"));
    }

    /** Where the creator is paid; {@code not_found} before anything was set. */
    public Call<Account> account() {
        return door.get(Route.of("payout-account"), Account.class);
    }

    /** Sets where the creator is paid. */
    public Call<Account> setAccount(String kind, String account) {
        return setAccount(kind, account, null);
    }

    /**
     * Sets where the creator is paid.
     *
     * @param account an IBAN, a US bank's routing and account number as {@code 021000021/1234567/checking}, or what else the kind
     *     calls for
     * @param holder the name of the account's holder; bank accounts need it
     */
    public Call<Account> setAccount(String kind, String account, @Nullable String holder) {
        return door.put(
                Route.of("payout-account"),
                Door.body("kind", kind, "account", account, "holder", holder),
                Account.class);
    }

    /** When the creator is paid. */
    public Call<Schedule> schedule() {
        return door.get(Route.of("payout-schedule"), Schedule.class);
    }

    /**
     * Chooses when the creator is paid: as much as that day allows, when it is at least the minimum.
     *
     * @param schedule {@code weekly}, {@code monthly} or {@code on_request}
     * @param day 1 (Monday) to 7 for weekly, 1 to 28 for monthly; null for the first
     */
    public Call<Schedule> setSchedule(String schedule, @Nullable Integer day) {
        return door.put(Route.of("payout-schedule"), Door.body("schedule", schedule, "day", day), Schedule.class);
    }

    /**
     * Where a creator is paid.
     *
     * @param account of a bank account, the last four characters only
     * @param ownership whether the holder is the person whose identity was verified; nothing is paid on {@code no_match}
     * @param ownershipText that in one sentence
     */
    public record Account(
            String kind,
            String account,
            @Nullable String holder,
            @Nullable Instant frozenUntil,
            String ownership,
            String ownershipText) {}

    /**
     * When a creator is paid.
     *
     * @param nextOn the next day, in the creator's own zone
     * @param lastNote what came of the last one: a payout's id, or the code of what stood in the way
     */
    public record Schedule(
            String schedule,
            @Nullable Integer day,
            @Nullable LocalDate nextOn,
            @Nullable LocalDate lastOn,
            @Nullable String lastNote) {}

    /** A payout's steps. */
    public record Track(String payoutId, String status, List<TrackStep> steps, List<Payout.Wait> waits) {}

    /**
     * A step.
     *
     * @param name {@code asked}, {@code approved}, {@code sent}, {@code paid}, or how it ended otherwise
     * @param state {@code done}; {@code now} or {@code waiting} for the one at hand; {@code next}; {@code failed}
     * @param at when it was
     * @param expectedOn when it should be; left out once it was, and while people have to decide something first
     * @param text why it waits, or why it failed
     */
    public record TrackStep(
            String name,
            String state,
            @Nullable Instant at,
            @Nullable LocalDate expectedOn,
            @Nullable String text) {}
}
