package io.ovation.server.webhook;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import io.ovation.server.event.Event;
import io.ovation.server.event.EventEnvelope;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends one event to one endpoint, once, and says what came of it. The connection is made to the address that was checked.
 * Answers are read up to 64 KiB and thrown away. Never blocks but for the look-up of a name; the answer is told on an event loop.
 */
@ApplicationScoped
class WebhookSender {
    private static final int MOST_CONNECTIONS = 20_000;
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;
    private static final Duration ADDRESS_KEPT = Duration.ofSeconds(10);
    private static final CharSequence USER_AGENT = HttpHeaders.createOptimized("Ovation-Webhooks/1");
    private static final CharSequence CONTENT_TYPE = HttpHeaders.createOptimized(EventEnvelope.CONTENT_TYPE);

    private final HttpClient client;
    private final EventEnvelope envelope;
    private final AddressRules addresses;
    private final long timeoutMillis;
    private final Cache<String, Webhook> signers =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<String, AddressRules.Target> targets = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(ADDRESS_KEPT)
            .build();

    WebhookSender(Vertx vertx, EventEnvelope envelope, AddressRules addresses, WebhookSettings settings) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(30)
                        .setMaxHeaderSize(16 * 1024),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        this.envelope = envelope;
        this.addresses = addresses;
        this.timeoutMillis = settings.timeout().toMillis();
    }

    void end(@Observes ShutdownEvent event) {
        client.close();
    }

    /** Sends; the consumer hears exactly once what came of it. */
    void send(WebhookEndpoint endpoint, Event event, Consumer<Answer> told) {
        long begin = System.nanoTime();
        RequestOptions options;
        String body = envelope.json(event);
        try {
            options = options(target(endpoint.url())).setHeaders(headers(endpoint, event, body));
        } catch (AddressRules.Refused refused) {
            told.accept(Answer.failed(String.valueOf(refused.getMessage()), begin));
            return;
        } catch (RuntimeException fault) {
            told.accept(Answer.failed(fault.toString(), begin));
            return;
        }
        Future<HttpClientRequest> connected = client.request(options);
        connected
                .compose(request -> request.send(Buffer.buffer(body))
                        .compose(response -> drained(request, response).map(response))
                        .timeout(timeoutMillis, TimeUnit.MILLISECONDS)
                        .onFailure(late -> request.reset()))
                .onComplete(sent -> told.accept(
                        sent.succeeded() ? answer(sent.result(), begin) : Answer.failed(reason(sent.cause()), begin)));
    }

    private AddressRules.Target target(String url) throws AddressRules.Refused {
        AddressRules.Target known = targets.getIfPresent(url);
        if (known == null) {
            known = addresses.target(url);
            targets.put(url, known);
        }
        return known;
    }

    private RequestOptions options(AddressRules.Target target) {
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(target.address(), target.port())))
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls())
                .setURI(target.uri())
                .setFollowRedirects(false)
                .setConnectTimeout(timeoutMillis);
    }

    private MultiMap headers(WebhookEndpoint endpoint, Event event, String body) {
        long seconds = System.currentTimeMillis() / 1_000;
        String id = event.publicId();
        StringBuilder signatures = new StringBuilder(sign(endpoint.secret(), id, seconds, body));
        for (WebhookEndpoint.FormerSecret former : endpoint.formerSecrets(Instant.now())) {
            signatures.append(' ').append(sign(former.secret(), id, seconds, body));
        }
        return MultiMap.caseInsensitiveMultiMap()
                .set(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
                .set(HttpHeaders.USER_AGENT, USER_AGENT)
                .set("webhook-id", id)
                .set("webhook-timestamp", Long.toString(seconds))
                .set("webhook-signature", signatures.toString());
    }

    private String sign(String secret, String id, long seconds, String body) {
        try {
            return signers.get(secret, Webhook::new).sign(id, seconds, body);
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("An event could not be signed", e);
        }
    }

    private static Future<Void> drained(HttpClientRequest request, HttpClientResponse response) {
        int[] read = {0};
        response.handler(chunk -> {
            read[0] += chunk.length();
            if (read[0] > LARGEST_ANSWER) {
                request.connection().close();
            }
        });
        return response.end().recover(tooLong -> Future.succeededFuture());
    }

    private static Answer answer(HttpClientResponse response, long begin) {
        int status = response.statusCode();
        boolean taken = status >= 200 && status < 300;
        return new Answer(taken, status, taken ? null : "HTTP " + status, retryAfter(response), millisSince(begin));
    }

    private static Duration retryAfter(HttpClientResponse response) {
        @Nullable String seconds = response.getHeader("Retry-After");
        return seconds != null && seconds.matches("\\d{1,6}")
                ? Duration.ofSeconds(Long.parseLong(seconds))
                : Duration.ZERO;
    }

    private static String reason(Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof io.vertx.core.impl.NoStackTraceTimeoutException) {
            return "no answer in time";
        }
        String message = cause.getMessage();
        String text = message == null ? cause.getClass().getSimpleName() : message;
        return text.length() <= 200 ? text : text.substring(0, 200);
    }

    private static int millisSince(long begin) {
        return (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - begin) / 1_000_000);
    }

    /**
     * What came of one attempt.
     *
     * @param statusCode null when there was no answer
     * @param error null when it was taken
     * @param wish how long the endpoint asked us to wait, zero when it did not
     */
    record Answer(
            boolean taken,
            @Nullable Integer statusCode,
            @Nullable String error,
            Duration wish,
            int tookMillis) {
        static Answer failed(String error, long begin) {
            return new Answer(false, null, error, Duration.ZERO, millisSince(begin));
        }
    }
}
