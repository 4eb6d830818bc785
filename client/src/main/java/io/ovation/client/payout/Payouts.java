package io.ovation.client.payout;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.Instant;
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

    /** Where the creator is paid; {@code not_found} before anything was set. */
    public Call<Account> account() {
        return door.get(Route.of("payout-account"), Account.class);
    }

    /** Sets where the creator is paid. */
    public Call<Account> setAccount(String kind, String account) {
        return door.put(Route.of("payout-account"), Door.body("kind", kind, "account", account), Account.class);
    }

    /** Where a creator is paid; nothing is paid there until {@code frozenUntil}. */
    public record Account(
            String kind, String account, @Nullable Instant frozenUntil) {}
}
