package io.ovation.server;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs the commands of {@code docs/api/quick-start.md} as they stand there. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class QuickStartTest {
    @TestHTTPResource("/v1")
    String api;

    @Test
    void the_quick_start_says_what_happens() throws Exception {
        DocPage.of("docs/api/quick-start.md")
                .commandsSayWhatIsPromised(Map.of("API", api, "KEY", TestServer.PLATFORM_KEY, "PORT", freePort()));
    }

    private static String freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return Integer.toString(free.getLocalPort());
        }
    }
}
