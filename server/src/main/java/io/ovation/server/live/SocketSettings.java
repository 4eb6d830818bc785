package io.ovation.server.live;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How sockets are served: without compression, which would have to be paid once a viewer and not once a frame, and with
 * a bound on what a viewer may send.
 */
@ApplicationScoped
class SocketSettings implements HttpServerOptionsCustomizer {
    private static final int MAX_MESSAGE_BYTES = 16 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketMessageSize(MAX_MESSAGE_BYTES)
                .setMaxWebSocketFrameSize(MAX_MESSAGE_BYTES);
    }
}
