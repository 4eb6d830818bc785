package io.ovation.client.http;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The server as one caller sees it: makes calls that carry the caller's credential. Immutable; any thread. */
public final class Door {
    private final Transport transport;
    private final Credential credential;

    /** The door for one caller. */
    public Door(Transport transport, Credential credential) {
        this.transport = transport;
        this.credential = credential;
    }

    /** The connections behind it. */
    public Transport transport() {
        return transport;
    }

    /** Who asks. */
    public Credential credential() {
        return credential;
    }

    /** Reads. */
    public <T> Call<T> get(Route route, Class<T> answer) {
        return call("GET", route, null, Json.type(answer), null, true);
    }

    /** Reads a list that comes in one piece. */
    public <T> Call<List<T>> getAll(Route route, Class<T> item) {
        return call("GET", route, null, Json.listOf(item), null, true);
    }

    /** Reads a list page by page. */
    public <T> Listing<T> list(Route route, Class<T> item) {
        return new Listing<>(this, route, item);
    }

    <T> Call<Page<T>> page(Route route, Class<T> item) {
        return call("GET", route, null, Json.pageOf(item), null, true);
    }

    /** Sets something: twice is like once. */
    public <T> Call<T> put(Route route, Object body, Class<T> answer) {
        return call("PUT", route, body, Json.type(answer), null, true);
    }

    /** Changes some fields of something: twice is like once. */
    public <T> Call<T> patch(Route route, Object body, Class<T> answer) {
        return call("PATCH", route, body, Json.type(answer), null, true);
    }

    /** Removes something: twice is like once. The answer is an object without content. */
    public Call<Nothing> delete(Route route) {
        return call("DELETE", route, null, Json.type(Nothing.class), null, true);
    }

    /** Removes something that says what it is now: twice is like once. */
    public <T> Call<T> delete(Route route, Class<T> answer) {
        return call("DELETE", route, null, Json.type(answer), null, true);
    }

    /** Does something that moves money, or must not happen twice: with an idempotency key. */
    public <T> Call<T> postOnce(Route route, @Nullable Object body, Class<T> answer) {
        return call("POST", route, body, Json.type(answer), IdempotencyKey.fresh(), false);
    }

    /** Does something that does no harm twice, such as minting a token. */
    public <T> Call<T> postAgain(Route route, @Nullable Object body, Class<T> answer) {
        return call("POST", route, body, Json.type(answer), null, true);
    }

    /** Does something that would happen twice if it were sent twice: it is sent again only when it surely did not arrive. */
    public <T> Call<T> post(Route route, @Nullable Object body, Class<T> answer) {
        return call("POST", route, body, Json.type(answer), null, false);
    }

    private <T> Call<T> call(
            String method, Route route, @Nullable Object body, JavaType answer, @Nullable String key, boolean again) {
        String text = body == null ? method.equals("POST") ? "{}" : null : Json.write(body);
        byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
        return new Call<>(
                transport,
                new Operation(method, route, bytes, "application/json", answer, key, null, false, again),
                credential);
    }

    /** Reads a file as it is. */
    public Call<String> text(Route route) {
        return get(route, String.class);
    }

    /** Hands in a file as it is: twice is like once. */
    public <T> Call<T> upload(Route route, byte[] file, Class<T> answer) {
        return new Call<>(
                transport,
                new Operation(
                        "POST",
                        route,
                        file.clone(),
                        "application/octet-stream",
                        Json.type(answer),
                        null,
                        null,
                        false,
                        true),
                credential);
    }

    /** A body of these pairs; pairs whose value is null are left out. */
    public static ObjectNode body(@Nullable Object... pairs) {
        ObjectNode body = (ObjectNode) Json.node(java.util.Map.of());
        for (int i = 0; i < pairs.length; i += 2) {
            Object value = pairs[i + 1];
            if (value != null) {
                body.set((String) pairs[i], Json.node(value));
            }
        }
        return body;
    }

    /** An answer without content. */
    public record Nothing() {}
}
