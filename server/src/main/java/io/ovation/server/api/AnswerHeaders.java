package io.ovation.server.api;

import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * The headers of every answer that keep browsers from doing what nobody asked for. Answers of the API may do nothing at all in a
 * browser; pages may load what is ours. Event loop; never blocks.
 */
@ApplicationScoped
class AnswerHeaders {
    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    private final String pagePolicy;
    private final @Nullable String strictTransport;

    AnswerHeaders(HttpSettings settings) {
        pagePolicy =
                "default-src 'self'; connect-src 'self' " + settings.connectSources() + " " + settings.mediaSources()
                        + "; img-src 'self' data: blob:; media-src " + settings.mediaSources()
                        + "; style-src 'self' 'unsafe-inline'; script-src 'self'; font-src 'self' data:; "
                        + "worker-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'self'; "
                        + "frame-ancestors " + settings.frameAncestors();
        strictTransport = settings.hstsDays()
                .map(days -> "max-age=" + days * 86_400L + "; includeSubDomains")
                .orElse(null);
    }

    /** Writes them. */
    void write(MultiMap headers, boolean isApi) {
        headers.set("Content-Security-Policy", isApi ? API_POLICY : pagePolicy)
                .set("X-Content-Type-Options", "nosniff")
                .set("Referrer-Policy", "same-origin")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Permissions-Policy", PERMISSIONS);
        if (isApi) {
            headers.set("Cache-Control", "no-store");
        }
        if (strictTransport != null) {
            headers.set("Strict-Transport-Security", strictTransport);
        }
    }
}
