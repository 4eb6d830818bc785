package io.ovation.server.event;

import java.util.regex.Pattern;

/**
 * A type of event. Names never change and are never used again; data records only ever get more fields.
 *
 * @param name what happened, in the past: {@code gift.sent}
 * @param subject what the event happened to, as people call it; events of one subject are numbered without gaps
 * @param data what the event carries
 * @param summary one sentence for the catalogue
 */
public record EventType<D extends Record>(String name, String subject, Class<D> data, String summary) {
    private static final Pattern NAME = Pattern.compile("[a-z]+(_[a-z]+)*(\\.[a-z]+(_[a-z]+)*)+");

    public EventType {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of a type of event: " + name);
        }
    }
}
