package io.ovation.audience.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One user of the platform as the audience acts for them: described to the server when first needed, with a token that is
 * renewed when it runs out. Any thread; the first call blocks.
 */
public final class Account {
    private static final int TOKEN_SECONDS = 3_600;

    private final Platform platform;
    private final String externalId;
    private final Map<String, Object> description = new LinkedHashMap<>();
    private @Nullable String token;
    private long renewAtNanos;

    /** A user by the platform's own id; every description is what {@code PUT /v1/users} takes. */
    public Account(
            Platform platform,
            String externalId,
            String name,
            @Nullable String handle,
            String market,
            LocalDate birthDate,
            int followers) {
        this.platform = platform;
        this.externalId = externalId;
        description.put("name", name);
        if (handle != null) {
            description.put("handle", handle);
        }
        description.put("market", market);
        description.put("birth_date", birthDate.toString());
        if (followers > 0) {
            description.put("followers", followers);
        }
    }

    /** The platform's own id of the user. */
    public String externalId() {
        return externalId;
    }

    /** A token that is good for some minutes at least. */
    public synchronized String token() throws Refused, Unreachable, InterruptedException {
        String known = token;
        if (known != null && System.nanoTime() < renewAtNanos) {
            return known;
        }
        if (known == null) {
            describe();
        }
        JsonNode answer = platform.send(
                "POST",
                "/v1/user-tokens",
                Map.of("external_id", externalId, "ttl_seconds", TOKEN_SECONDS),
                platform.platformKey(),
                null);
        String fresh = answer.path("token").asText();
        token = fresh;
        renewAtNanos = System.nanoTime() + (TOKEN_SECONDS - 300) * 1_000_000_000L;
        return fresh;
    }

    private void describe() throws Refused, Unreachable, InterruptedException {
        String path = "/v1/users/" + java.net.URLEncoder.encode(externalId, java.nio.charset.StandardCharsets.UTF_8);
        try {
            platform.send("PUT", path, description, platform.platformKey(), null);
        } catch (Refused e) {
            if (!e.code().equals("field_invalid") || description.remove("handle") == null) {
                throw e;
            }
            platform.send("PUT", path, description, platform.platformKey(), null);
        }
    }

    /** Forgets the token, as after the server said that it is not valid (any more). */
    public synchronized void forgetToken() {
        renewAtNanos = System.nanoTime();
    }

    /** A GET as this user. */
    public JsonNode get(String path) throws Refused, Unreachable, InterruptedException {
        try {
            return platform.get(path, token());
        } catch (Refused e) {
            if (e.status() != 401) {
                throw e;
            }
            forgetToken();
            return platform.get(path, token());
        }
    }

    /** A request with a body as this user; the key is needed where money moves. */
    public JsonNode send(String method, String path, Object body, @Nullable String idempotencyKey)
            throws Refused, Unreachable, InterruptedException {
        try {
            return platform.send(method, path, body, token(), idempotencyKey);
        } catch (Refused e) {
            if (e.status() != 401) {
                throw e;
            }
            forgetToken();
            return platform.send(method, path, body, token(), idempotencyKey);
        }
    }
}
