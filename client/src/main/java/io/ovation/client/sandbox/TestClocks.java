package io.ovation.client.sandbox;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Clocks that move the time of a whole test server, with everything that falls due on the way. */
public final class TestClocks {
    private final Door door;

    /** As the platform, or any user of a test server. */
    public TestClocks(Door door) {
        this.door = door;
    }

    /** Makes a clock; nothing moves yet. */
    public Call<TestClock> create(String name) {
        return door.postOnce(Route.of("test-clocks"), Door.body("name", name), TestClock.class);
    }

    /** One clock: the time, and whether it is still on its way. */
    public Call<TestClock> get(String id) {
        return door.get(Route.of("test-clocks", id), TestClock.class);
    }

    /** The caller's own, the newest first. */
    public Listing<TestClock> list() {
        return door.list(Route.of("test-clocks"), TestClock.class);
    }

    /** Moves time on by 1 to 366 days. Still {@code ADVANCING} when it takes longer than twenty seconds: ask for it again. */
    public Call<TestClock> advanceDays(String id, int days) {
        return door.postOnce(Route.of("test-clocks", id, "advances"), Door.body("days", days), TestClock.class);
    }

    /** Moves time on to a moment. */
    public Call<TestClock> advanceTo(String id, Instant moment) {
        return door.postOnce(Route.of("test-clocks", id, "advances"), Door.body("to", moment), TestClock.class);
    }

    /**
     * A clock.
     *
     * @param businessTime the platform's time, the same on every test clock
     * @param lastAdvance what this clock was last asked to move
     */
    public record TestClock(
            String id,
            String name,
            Status status,
            Instant businessTime,
            Instant wallTime,
            long daysAhead,
            @Nullable LastAdvance lastAdvance,
            Instant createdAt) {}

    /** Whether everything that fell due is done. */
    public enum Status {
        /** It is. */
        READY,
        /** It is being done. */
        ADVANCING,
        /** One this client does not know yet. */
        @JsonEnumDefaultValue
        OTHER
    }

    /** A move of time; {@code doneAt} is null while it is under way. */
    public record LastAdvance(
            Instant from, Instant to, @Nullable Instant doneAt) {}
}
