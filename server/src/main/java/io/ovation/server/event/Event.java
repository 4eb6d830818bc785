package io.ovation.server.event;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.PublicId;
import java.time.Instant;
import java.util.UUID;

/**
 * An event in the log. Immutable.
 *
 * @param position in the log, from 1 without gaps
 * @param subject public id of what it happened to
 * @param sequence among the events of its subject, from 1 without gaps
 * @param at when it happened, by the business clock
 * @param data a JSON object
 */
public record Event(long position, UUID id, String type, String subject, long sequence, Instant at, String data) {
    /** Prefix of public event ids. */
    public static final String PREFIX = "evt";

    /** The public id. */
    public String publicId() {
        return PublicId.of(PREFIX, id);
    }

    /** What reads on after this event. */
    public String cursor() {
        return Cursor.of(position);
    }
}
