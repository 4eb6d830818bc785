package io.ovation.server.wiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/** Lines for the operator at the terminal; one JSON object each when the log is JSON. */
final class Console {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Console() {}

    /** One line, at once. */
    static void say(String line) {
        System.out.println(Boolean.getBoolean("quarkus.log.console.json.enabled") ? json(line) : line);
        System.out.flush();
    }

    private static String json(String line) {
        try {
            return JSON.writeValueAsString(JSON.createObjectNode()
                    .put("timestamp", Instant.now().toString())
                    .put("loggerName", "io.ovation.console")
                    .put("level", "INFO")
                    .put("message", line.strip()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line cannot be written as JSON", e);
        }
    }
}
