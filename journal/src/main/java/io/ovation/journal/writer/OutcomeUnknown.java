package io.ovation.journal.writer;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The store did not say whether the entry became durable. Ask again with the same id: it is applied at most once. */
public final class OutcomeUnknown extends LedgerFault {

    private static final long serialVersionUID = 1L;

    private final UUID id;

    /** Names the entry to ask for. */
    public OutcomeUnknown(UUID id, @Nullable Throwable cause) {
        super(
                "unknown whether entry " + id + " was applied: submit it again with the same id",
                Duration.ofSeconds(1),
                cause);
        this.id = id;
    }

    /** The entry's id. */
    public UUID id() {
        return id;
    }
}
