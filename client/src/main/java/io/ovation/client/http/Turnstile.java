package io.ovation.client.http;

import io.ovation.client.problem.UnreachableException;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** Lets a bounded number through at a time; the others wait in their order, without a thread. Any thread. */
final class Turnstile {
    private static final int MOST_WAITING = 100_000;

    private final ArrayDeque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    Turnstile(int atOnce) {
        this.free = atOnce;
    }

    /** Done when one may pass; whoever passes must {@link #leave()}. */
    CompletableFuture<Void> enter() {
        synchronized (waiting) {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(null);
            }
            if (waiting.size() >= MOST_WAITING) {
                return CompletableFuture.failedFuture(new UnreachableException(
                        "Not sent: " + MOST_WAITING + " requests of this client wait for their turn already"));
            }
            CompletableFuture<Void> turn = new CompletableFuture<>();
            waiting.add(turn);
            return turn;
        }
    }

    void leave() {
        while (true) {
            CompletableFuture<Void> next;
            synchronized (waiting) {
                next = waiting.poll();
                if (next == null) {
                    free++;
                    return;
                }
            }
            if (next.complete(null)) {
                return;
            }
        }
    }
}
