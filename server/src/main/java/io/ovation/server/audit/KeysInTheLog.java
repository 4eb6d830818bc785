package io.ovation.server.audit;

import io.ovation.server.identity.Caller;
import io.ovation.server.identity.Key;
import io.ovation.server.identity.KeyListener;
import io.ovation.server.identity.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Records what happens to keys. */
@ApplicationScoped
class KeysInTheLog implements KeyListener {
    private final Audit audit;

    KeysInTheLog(Audit audit) {
        this.audit = audit;
    }

    @Override
    public void keyChanged(Handle handle, Caller who, Change change, Key key) {
        audit.record(
                handle,
                who,
                new AuditDraft(
                        "key." + change.name().toLowerCase(Locale.ROOT),
                        key.id(),
                        Map.of(
                                "name",
                                key.name(),
                                "scopes",
                                key.scopes().stream().map(Scope::text).sorted().collect(Collectors.joining(",")))));
    }
}
