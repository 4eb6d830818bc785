package io.ovation.server.video;

import io.ovation.server.TestServer;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes videos and events for tests, over HTTP. */
public final class Clips {
    private Clips() {}

    /** A video of a creator, told by the platform; its public id. */
    public static String of(TestServer.Person creator) {
        return of(creator, Map.of());
    }

    /** The same with more in its description. */
    public static String of(TestServer.Person creator, Map<String, Object> more) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("creator", creator.externalId());
        description.put("title", "A clip");
        description.put("length_seconds", 75);
        description.putAll(more);
        return TestServer.asPlatform()
                .body(description)
                .put("/v1/videos/{id}", "clip-" + UUID.randomUUID())
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /** A view of ten seconds now, in US, by a viewer on a device of their own. */
    public static Map<String, Object> view(String video, String viewer) {
        Map<String, Object> event = event(video, "view", viewer);
        event.put("device", "device of " + viewer);
        event.put("watch_seconds", 10);
        return event;
    }

    /** Any event now, in US. */
    public static Map<String, Object> event(String video, String kind, String viewer) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("id", UUID.randomUUID().toString());
        event.put("kind", kind);
        event.put("video", video);
        event.put("viewer", viewer);
        event.put("market", "US");
        event.put("source", "for_you");
        event.put("at", now().toString());
        return event;
    }

    /** Business time of the server. */
    public static Instant now() {
        return Instant.parse(TestServer.guest().get("/v1/info").jsonPath().getString("business_time"));
    }

    /** Sends events, which are all taken. */
    public static JsonPath send(List<Map<String, Object>> events) {
        return TestServer.asPlatform()
                .body(events)
                .post("/v1/engagement")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The facts of a video, of all days. */
    public static List<Map<String, Object>> facts(String video) {
        return TestServer.asPlatform()
                .get("/v1/videos/{id}/facts", video)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }
}
