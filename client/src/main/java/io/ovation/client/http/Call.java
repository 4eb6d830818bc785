package io.ovation.client.http;

import io.ovation.client.problem.OvationException;
import io.ovation.client.problem.StoppedWaitingException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Something that can be asked, now or later: a request with everything it needs, its idempotency key included. Nothing is sent
 * before {@link #now()} or {@link #async()}. Where money moves, a call has one fresh key from the moment it is made, so asking
 * the same call twice happens once; to be safe across restarts, name a {@linkplain #key key} that you keep. Immutable; any
 * thread.
 *
 * <pre>{@code
 * Call<Gift> pinata = noor.gifts().send(live, GiftRequest.of("pinata"));
 * Gift sent = pinata.now();                              // blocks
 * pinata.async().thenAccept(gift -> ...);                // the same gift, not a second one
 * noor.gifts().send(live, wish).key("order-4711").now(); // your own key
 * }</pre>
 *
 * @param <T> what the server answers
 */
public final class Call<T> {
    private final Transport transport;
    private final Operation operation;
    private final Credential credential;

    Call(Transport transport, Operation operation, Credential credential) {
        this.transport = transport;
        this.operation = operation;
        this.credential = credential;
    }

    /**
     * The same with your own idempotency key.
     *
     * @throws IllegalStateException when this call moves no money and takes no key
     */
    public Call<T> key(String key) {
        if (operation.key() == null) {
            throw new IllegalStateException(operation.method() + " " + operation.route() + " takes no idempotency key");
        }
        if (key.isBlank() || key.length() > 200) {
            throw new IllegalArgumentException("An idempotency key has 1 to 200 characters");
        }
        return new Call<>(transport, operation.withKey(key), credential);
    }

    /**
     * The same, only if nobody has changed it since you read it: otherwise the answer is {@code precondition_failed} (412).
     *
     * @param etag of a {@link #tagged()} answer
     * @throws IllegalStateException when this call changes nothing that has a version
     */
    public Call<T> ifMatch(String etag) {
        if (!operation.method().equals("PATCH")) {
            throw new IllegalStateException(operation.method() + " " + operation.route() + " takes no version");
        }
        return new Call<>(transport, operation.withIfMatch(etag), credential);
    }

    /**
     * The same with the version of what is answered. Fails with an {@link io.ovation.client.problem.UnreachableException} when the
     * answer has none.
     */
    public Call<Tagged<T>> tagged() {
        return new Call<>(transport, operation.withTag(), credential);
    }

    /** The idempotency key; empty where none is needed. */
    public Optional<String> key() {
        return Optional.ofNullable(operation.key());
    }

    /**
     * Asks and waits. Meant for virtual threads, and for any thread that may block.
     *
     * @throws OvationException when there is no good answer after all tries
     */
    public T now() {
        CompletableFuture<T> answer = async();
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new StoppedWaitingException(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case OvationException known -> throw known;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException("A call failed as calls do not", e);
            }
        }
    }

    /**
     * Asks without waiting. Fails with an {@link OvationException}; cancelling it stops further tries. What hangs on it without
     * an executor runs on a thread that others need too, and must not block.
     */
    public CompletableFuture<T> async() {
        return transport.send(operation, credential);
    }

    @Override
    public String toString() {
        return operation.method() + " " + operation.route();
    }
}
