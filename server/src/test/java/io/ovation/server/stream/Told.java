package io.ovation.server.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.ovation.server.TestServer;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;

/** Reads in tests what was told of a subject. */
public final class Told {
    private Told() {}

    /** Everything told of a subject, oldest first, once these types are among it; fails when they do not come. */
    public static JsonPath of(String subject, String... types) {
        Instant end = Instant.now().plusSeconds(30);
        while (true) {
            JsonPath page = TestServer.asPlatform()
                    .get("/v1/events?order=oldest&limit=200&subject=" + subject)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> told = page.getList("items.type", String.class);
            if (told.containsAll(List.of(types))) {
                List<String> sequences = page.getList("items.sequence", String.class);
                for (int place = 0; place < sequences.size(); place++) {
                    assertThat(sequences.get(place)).isEqualTo(Integer.toString(place + 1));
                }
                return page;
            }
            assertThat(Instant.now()).as("told of " + subject + ": " + told).isBefore(end);
            try {
                Thread.sleep(50);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
