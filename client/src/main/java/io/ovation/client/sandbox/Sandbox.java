package io.ovation.client.sandbox;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import io.ovation.client.user.Session;
import java.util.List;

/** What only a sandbox offers: people to be. */
public final class Sandbox {
    private final Door door;

    /** As the platform. */
    public Sandbox(Door door) {
        this.door = door;
    }

    /** Who one may be. */
    public Call<List<Persona>> personas() {
        return door.getAll(Route.of("sandbox", "personas"), Persona.class);
    }

    /** A session of a persona, such as {@code finance}. */
    public Call<Session> signIn(String persona) {
        return door.postAgain(Route.of("sandbox", "sessions"), Door.body("persona", persona), Session.class);
    }

    /** Somebody one may be. */
    public record Persona(String persona, String name, String handle, String avatarSeed, String description) {}
}
