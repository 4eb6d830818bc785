package io.ovation.client.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.ovation.client.problem.OvationException;
import io.ovation.client.problem.Problem;
import io.ovation.client.problem.ProblemException;
import io.ovation.client.problem.UnreachableException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The tries of one operation. Another one is made when the server says that nothing happened (429, 503), or when it is not
 * known what happened and the operation carries a key or does no harm twice. Never more than the settings allow.
 */
final class Attempts<T> {
    private final Transport transport;
    private final Operation operation;
    private final Credential credential;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile @Nullable CompletableFuture<?> underWay;
    private int made;
    private boolean renewed;

    Attempts(Transport transport, Operation operation, Credential credential) {
        this.transport = transport;
        this.operation = operation;
        this.credential = credential;
    }

    CompletableFuture<T> begin() {
        result.whenComplete((value, failure) -> {
            CompletableFuture<?> now = underWay;
            if (result.isCancelled() && now != null) {
                now.cancel(true);
            }
        });
        attempt();
        return result;
    }

    private void attempt() {
        if (result.isDone()) {
            return;
        }
        made++;
        CompletableFuture<@Nullable String> bearer = credential.bearer();
        CompletableFuture<HttpResponse<String>> answer =
                bearer.thenCompose(token -> transport.once(operation, token, this::started));
        answer.whenComplete((response, failure) -> {
            try {
                if (failure != null) {
                    failed(unwrapped(failure));
                } else {
                    answered(response, bearer.join());
                }
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void started(CompletableFuture<?> request) {
        underWay = request;
        if (result.isCancelled()) {
            request.cancel(true);
        }
    }

    private void answered(HttpResponse<String> response, @Nullable String bearer) {
        int status = response.statusCode();
        if (status < 300) {
            result.complete(read(response));
            return;
        }
        Problem problem = problem(response);
        if (status == 401 && bearer != null && !renewed && credential.rejected(bearer)) {
            renewed = true;
            made--;
            attempt();
            return;
        }
        Duration asked = Pauses.asked(response.headers());
        boolean worth = passes(problem)
                && made < transport.settings().tries()
                && (asked == null || asked.compareTo(transport.settings().longestPause()) <= 0);
        if (worth) {
            later(asked);
        } else {
            result.completeExceptionally(ProblemException.of(problem, asked));
        }
    }

    /** Whether the trouble may be over soon, and the operation may be sent again. */
    private boolean passes(Problem problem) {
        return switch (problem.status()) {
            case 429 -> true;
            case 503 -> problem.code().equals("busy") || operation.maySendAgain();
            case 502, 504 -> operation.maySendAgain();
            case 409 -> problem.code().equals("idempotency_in_flight");
            default -> false;
        };
    }

    private void failed(Throwable cause) {
        if (cause instanceof OvationException known) {
            result.completeExceptionally(known);
            return;
        }
        boolean notSent = cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException;
        if ((notSent || operation.maySendAgain()) && made < transport.settings().tries()) {
            later(null);
            return;
        }
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        result.completeExceptionally(new UnreachableException(
                "No answer from " + transport.settings().server() + " to " + operation.method() + " "
                        + operation.route() + ": " + reason,
                cause));
    }

    private void later(@Nullable Duration asked) {
        Duration pause = Pauses.before(made + 1, transport.settings().longestPause());
        if (asked != null && asked.compareTo(pause) > 0) {
            pause = asked.plus(pause.dividedBy(4));
        }
        try {
            underWay = null;
            transport.clock().schedule(this::attempt, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            result.completeExceptionally(new UnreachableException("The client was closed", e));
        }
    }

    @SuppressWarnings("unchecked")
    private T read(HttpResponse<String> response) {
        try {
            Object value = operation.answer().hasRawClass(String.class)
                    ? response.body()
                    : Json.read(response.body(), operation.answer());
            if (!operation.tagged()) {
                return (T) value;
            }
            String etag = response.headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new UnreachableException(
                            "The answer to " + operation.method() + " " + operation.route() + " has no version"));
            return (T) new Tagged<>(value, etag);
        } catch (JsonProcessingException e) {
            throw new UnreachableException(
                    "Not the answer of an Ovation server to " + operation.method() + " " + operation.route() + ": "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static Problem problem(HttpResponse<String> response) {
        try {
            return Json.problem(Json.tree(response.body()), response.statusCode());
        } catch (JsonProcessingException e) {
            return Problem.ofStatus(response.statusCode());
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
