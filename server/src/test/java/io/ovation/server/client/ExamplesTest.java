package io.ovation.server.client;

import io.ovation.server.DocPage;
import io.ovation.server.TestServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs every example of {@code docs/api/examples.md} and {@code docs/api/java-client.md}. */
@QuarkusTest
@QuarkusTestResource(TestServer.class)
class ExamplesTest {
    private static final String CODE = "server/src/test/java/io/ovation/server/client/JavaExamples.java";

    @TestHTTPResource("/")
    URI server;

    @TestHTTPResource("/v1")
    String api;

    @Test
    void the_examples_for_curl_say_what_happens() throws Exception {
        DocPage.of("docs/api/examples.md")
                .commandsSayWhatIsPromised(Map.of("API", api, "KEY", TestServer.PLATFORM_KEY));
    }

    @Test
    void the_examples_in_java_are_the_code_that_runs_here() throws Exception {
        DocPage.of("docs/api/examples.md").codeIs(CODE);
        DocPage.of("docs/api/java-client.md").codeIs(CODE);
        new JavaExamples(server, TestServer.PLATFORM_KEY).run();
    }
}
