package io.ovation.server.event;

import java.time.Instant;

/**
 * An event that is about to be appended.
 *
 * @param subject public id of what it happened to: {@code live_…}, {@code pay_…}
 * @param at when it happened, by the business clock
 */
public record EventDraft(EventType<?> type, String subject, Instant at, Record data) {
    public EventDraft {
        if (!type.data().isInstance(data)) {
            throw new IllegalArgumentException(type.name() + " does not carry " + data.getClass());
        }
    }

    /** An event of a type with its data. */
    public static <D extends Record> EventDraft of(EventType<D> type, String subject, Instant at, D data) {
        return new EventDraft(type, subject, at, data);
    }
}
