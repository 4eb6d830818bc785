package io.ovation.server.video.intake;

import io.ovation.server.api.BodyLimit;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Takes the body of a batch as bytes, whatever its media type, so that no tree is made of megabytes of JSON. */
@Provider
@Singleton
public class EngagementBodyReader implements MessageBodyReader<EngagementBody> {
    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == EngagementBody.class;
    }

    @Override
    public EngagementBody readFrom(
            Class<EngagementBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new EngagementBody(body.readAllBytes());
    }

    /** A batch may be as large as anything that is read at all. */
    @Produces
    @Singleton
    BodyLimit limit() {
        return new BodyLimit(EngagementResource.PATH, BodyLimit.LARGEST);
    }
}
