package io.ovation.client.user;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells the server of the platform's users and gets tokens for them. Needs the secret key. */
public final class Users {
    private final Door door;

    /** Behind a door with the secret key. */
    public Users(Door door) {
        this.door = door;
    }

    /** Creates or changes a user, known by your own id. */
    public Call<User> describe(String externalId, UserDescription description) {
        return door.put(Route.of("users", externalId), description, User.class);
    }

    /** A short-lived token to hand to a user's device: a second to a day. */
    public Call<Session> token(String externalId, Duration lifetime) {
        return door.postAgain(
                Route.of("user-tokens"),
                Door.body("external_id", externalId, "ttl_seconds", lifetime.toSeconds()),
                Session.class);
    }

    /**
     * Says in which country a user lives, when that differs from their market's.
     *
     * @param country ISO 3166 code; null for "no longer known"
     */
    public Call<Residence> livesIn(String externalId, @Nullable String country) {
        return door.put(Route.of("users", externalId, "residence"), Door.body("country", country), Residence.class);
    }

    /** Where somebody lives. */
    public record Residence(@Nullable String country) {}
}
