package io.ovation.client.room;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.client.http.Json;
import io.ovation.client.problem.UnreachableException;
import java.util.concurrent.CompletableFuture;

/**
 * A message that waits for its answer.
 *
 * @param <T> what the answer is
 */
final class Asked<T> {
    private final String message;
    private final boolean repeatable;
    private final Class<T> type;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private boolean sent;
    private int tries;

    Asked(String message, boolean repeatable, Class<T> type) {
        this.message = message;
        this.repeatable = repeatable;
        this.type = type;
    }

    String message() {
        return message;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    /** Whether it may go out on a new connection: nobody has seen it, or it does no harm twice. */
    boolean maySend() {
        return repeatable || !sent;
    }

    void sending() {
        sent = true;
    }

    /** The other side did nothing with it. */
    void refused() {
        sent = false;
    }

    /** Counts another try after a refusal that passes; false when there were enough. */
    boolean mayTryAgain(int most) {
        return ++tries < most;
    }

    void accepted(JsonNode acknowledgement) {
        try {
            answer.complete(Json.convert(acknowledgement, type));
        } catch (JsonProcessingException e) {
            answer.completeExceptionally(
                    new UnreachableException("Not the answer of an Ovation server: " + e.getOriginalMessage(), e));
        }
    }

    void failed(RuntimeException reason) {
        answer.completeExceptionally(reason);
    }
}
