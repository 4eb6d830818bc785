package io.ovation.server.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;

/**
 * Events as CloudEvents 1.0, the same on every way outside. Beside the usual attributes an event has {@code sequence} (its
 * number among those of its subject, as text: the Sequence extension) and {@code cursor} (what reads on after it). Any thread.
 */
@ApplicationScoped
public class EventEnvelope {
    /** The media type of an event. */
    public static final String CONTENT_TYPE = "application/cloudevents+json";

    private final URI source;
    private final JsonFormat format = new JsonFormat();

    @Inject
    EventEnvelope(EventSettings settings) {
        this(settings.source());
    }

    /**
     * Envelopes that name a source.
     *
     * @param source a URI reference that names this platform
     */
    public EventEnvelope(String source) {
        this.source = URI.create(source);
    }

    /** What events name as their source. */
    public String source() {
        return source.toString();
    }

    /** An event as one JSON object. */
    public String json(Event event) {
        return new String(format.serialize(cloudEvent(event)), StandardCharsets.UTF_8);
    }

    /** An event for what speaks CloudEvents itself. */
    public CloudEvent cloudEvent(Event event) {
        return CloudEventBuilder.v1()
                .withId(event.publicId())
                .withSource(source)
                .withType(event.type())
                .withSubject(event.subject())
                .withTime(event.at().atOffset(ZoneOffset.UTC))
                .withData("application/json", event.data().getBytes(StandardCharsets.UTF_8))
                .withExtension("sequence", Long.toString(event.sequence()))
                .withExtension("cursor", event.cursor())
                .build();
    }
}
