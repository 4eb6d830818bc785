package io.ovation.client.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.client.http.Json;
import java.time.Instant;

/**
 * Something that happened: a CloudEvent (1.0) as webhooks, streams and {@code GET /v1/events} tell it. It may be told more than
 * once; {@code id} is the same then.
 *
 * @param id {@code evt_...}
 * @param source which platform, in which mode
 * @param type such as {@code gift.sent}
 * @param subject public id of what it happened to
 * @param time when it happened, by the business clock
 * @param sequence its number among the events of its subject, from 1 without gaps
 * @param cursor what reads on after it
 * @param data what happened, by type
 */
public record Event(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        long sequence,
        String cursor,
        JsonNode data) {
    /** Reads an event. */
    public static Event read(String json) throws JsonProcessingException {
        return Json.read(json, Json.type(Event.class));
    }

    /** The data as a record of yours, in snake case. */
    public <T> T data(Class<T> type) {
        try {
            return Json.convert(data, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The data of " + this.type + " is no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }
}
