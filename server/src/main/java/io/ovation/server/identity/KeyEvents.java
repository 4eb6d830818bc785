package io.ovation.server.identity;

import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.event.Events;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What is told of secret keys; never a secret. */
@ApplicationScoped
public class KeyEvents implements EventCatalogue, KeyListener {
    static final EventType<Changed> CREATED =
            new EventType<>("key.created", "key", Changed.class, "A secret key was made.");
    static final EventType<Changed> ROTATED =
            new EventType<>("key.rotated", "key", Changed.class, "A secret key has a new secret.");
    static final EventType<Changed> REVOKED =
            new EventType<>("key.revoked", "key", Changed.class, "A secret key was ended for good.");

    @Override
    public List<EventType<?>> types() {
        return List.of(CREATED, ROTATED, REVOKED);
    }

    @Override
    public void keyChanged(Handle handle, Caller who, Change change, Key key) {
        EventType<Changed> type = switch (change) {
            case CREATED -> CREATED;
            case ROTATED -> ROTATED;
            case REVOKED -> REVOKED;
        };
        Events.append(
                handle,
                EventDraft.of(
                        type,
                        key.id(),
                        Instant.now(),
                        new Changed(
                                key.id(),
                                key.name(),
                                key.scopes().stream().map(Scope::text).sorted().toList(),
                                who.id())));
    }

    /**
     * A key that was changed.
     *
     * @param by public id of the key or member of staff that did it
     */
    public record Changed(String keyId, String name, List<String> scopes, String by) {}
}
