package io.ovation.audience.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the show a creator is giving, or starts one. */
public final class Shows {
    private static final int MOST_PAGES = 50;

    private Shows() {}

    /** The id of the creator's live; a new one with this title and theme when there is none. */
    public static String findOrStart(Platform platform, Account creator, String title, String theme)
            throws Refused, Unreachable, InterruptedException {
        String running = find(platform, creator);
        if (running != null) {
            return running;
        }
        return creator.send("POST", "/v1/lives", Map.of("title", title, "theme", theme), null)
                .path("id")
                .asText();
    }

    private static @Nullable String find(Platform platform, Account creator)
            throws Refused, Unreachable, InterruptedException {
        String mine = creator.get("/v1/me").path("id").asText();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode lives = platform.get("/v1/lives?limit=100" + cursor, null);
            for (JsonNode live : lives.path("items")) {
                if (live.path("creator").path("id").asText().equals(mine)
                        && live.path("status").asText().equals("live")) {
                    return live.path("id").asText();
                }
            }
            if (!lives.path("has_more").asBoolean()) {
                return null;
            }
            cursor = "&cursor=" + lives.path("next_cursor").asText();
        }
        return null;
    }
}
