package io.ovation.client.gift;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gifts, as one user sends them. */
public final class Gifts {
    private final Door door;

    /** For one user. */
    public Gifts(Door door) {
        this.door = door;
    }

    /** Sends a gift; the answer comes when it is durable. */
    public Call<Gift> send(String liveId, GiftRequest gift) {
        return door.postOnce(Route.of("lives", liveId, "gifts"), gift, Gift.class);
    }

    /** The gifts of a show, the newest first. */
    public Listing<Line> of(String liveId) {
        return door.list(Route.of("lives", liveId, "gifts"), Line.class);
    }

    /** Takes a big gift back while it is on its way. */
    public Call<Undone> undo(String giftId) {
        return door.postAgain(Route.of("gifts", giftId, "undo"), null, Undone.class);
    }

    /** Who got what. */
    public Call<GiftReceipt> receipt(String giftId) {
        return receipt(giftId, null);
    }

    /** Who got what, as soon as the journal is at this sequence; waits a second at most. */
    public Call<GiftReceipt> receipt(String giftId, @Nullable Long sequence) {
        return door.get(Route.of("gifts", giftId, "receipt").with("sequence", sequence), GiftReceipt.class);
    }

    /** What an undone gift gave back. */
    public record Undone(String status, long balanceAfter) {}

    /**
     * A gift in the list of a show.
     *
     * @param streakId the streak it is part of, if it combines
     */
    public record Line(
            String giftId,
            String gift,
            int count,
            long coins,
            GiftReceipt.Sender sender,
            @Nullable String streakId,
            Instant at,
            String entryId) {}
}
