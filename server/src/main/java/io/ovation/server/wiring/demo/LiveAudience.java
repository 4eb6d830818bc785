package io.ovation.server.wiring.demo;

import io.ovation.audience.Audience;
import io.ovation.audience.AudienceConfig;
import io.ovation.server.wiring.DemoAudience;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The synthetic audience in this process; it comes over HTTP and WebSocket as any client would. */
@ApplicationScoped
public class LiveAudience implements DemoAudience {
    private @Nullable Audience audience;

    @Override
    public synchronized void start(URI server, String platformKey) {
        if (audience == null) {
            audience = Audience.start(AudienceConfig.demo(server, platformKey));
        }
    }

    @Override
    public synchronized void stop() {
        Audience running = audience;
        audience = null;
        if (running != null) {
            running.close();
        }
    }
}
