package io.ovation.server.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests by who sends them, and refuses with {@code too_many_requests} and {@code Retry-After} what is above the limit.
 * Every counted answer says how things stand, in the headers {@code RateLimit-Policy} and {@code RateLimit} of
 * draft-ietf-httpapi-ratelimit-headers: a policy's quota {@code q} is the bucket and its window {@code w} the seconds in which
 * an empty bucket fills; {@code r} is what is left, {@code t} the seconds until it is full again.
 *
 * <p>Any thread; never blocks.
 */
@ApplicationScoped
public class RateLimits {
    /** Header of the limit as such. */
    public static final String POLICY_HEADER = "RateLimit-Policy";

    /** Header of how things stand. */
    public static final String HEADER = "RateLimit";

    private static final int IPV6_NETWORK_BYTES = 8;

    private static final String COUNTED = "ovation.limits.address";

    private final ClientAddress addresses;
    private final boolean isOn;
    private final Map<Who, Rule> rules = new EnumMap<>(Who.class);

    /** Whose requests are counted together. */
    public enum Who {
        /** One secret key of the platform. */
        KEY("secret key"),
        /** One user or member of staff. */
        USER("user"),
        /** Everybody at one address who did not sign in, or could not. */
        ADDRESS("address without a sign-in");

        private final String words;

        Who(String words) {
            this.words = words;
        }
    }

    private record Rule(
            Who who, TokenBuckets<String> buckets, String policy, String name, String words, Counter refused) {
        static Rule of(Who who, long burst, double perSecond, MeterRegistry metrics) {
            String name = who.name().toLowerCase(Locale.ROOT);
            return new Rule(
                    who,
                    new TokenBuckets<>(burst, perSecond),
                    "\"" + name + "\";q=" + burst + ";w=" + Math.max(1, (long) Math.ceil(burst / perSecond)),
                    name,
                    String.format(
                            Locale.ROOT,
                            "One %s may send %d requests at once, then %.4g a second",
                            who.words,
                            burst,
                            perSecond),
                    Counter.builder("ovation.api.limited")
                            .description("Requests refused because their sender sent too many")
                            .tag("who", name)
                            .register(metrics));
        }
    }

    RateLimits(LimitSettings settings, ClientAddress addresses, MeterRegistry metrics) {
        this.addresses = addresses;
        isOn = settings.enabled();
        rules.put(Who.KEY, Rule.of(Who.KEY, settings.keyBurst(), settings.keyPerSecond(), metrics));
        rules.put(Who.USER, Rule.of(Who.USER, settings.userBurst(), settings.userPerSecond(), metrics));
        rules.put(Who.ADDRESS, Rule.of(Who.ADDRESS, settings.addressBurst(), settings.addressPerSecond(), metrics));
    }

    /**
     * Counts a request of somebody who did not sign in, or could not, or of whom it is not known yet, by the address it comes
     * from; once, however often it is asked for.
     *
     * @throws Problem {@code too_many_requests} when the bucket is empty
     */
    public void admitAddress(RoutingContext context) {
        if (context.get(COUNTED) == null) {
            context.put(COUNTED, true);
            admit(context, Who.ADDRESS, network(addresses.of(context.request())));
        }
    }

    /**
     * Counts a request of a caller.
     *
     * @param key the caller's name among all of its sort
     * @throws Problem {@code too_many_requests} when the bucket is empty
     */
    public void admit(RoutingContext context, Who who, String key) {
        if (!isOn) {
            return;
        }
        Rule rule = rules.get(who);
        if (rule == null) {
            throw new IllegalStateException("no limit for " + who);
        }
        TokenBuckets.Level level = rule.buckets().takeOne(key, System.currentTimeMillis());
        if (!context.response().headWritten()) {
            context.response()
                    .putHeader(POLICY_HEADER, rule.policy())
                    .putHeader(
                            HEADER, "\"" + rule.name() + "\";r=" + level.left() + ";t=" + seconds(level.fullMillis()));
        }
        if (!level.isTaken()) {
            rule.refused().increment();
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                    .detail(rule.words())
                    .retryAfter(Duration.ofSeconds(seconds(level.nextMillis())))
                    .cure("Wait for Retry-After seconds and send it again, a POST with the same key");
        }
    }

    private static long seconds(long millis) {
        return (millis + 999) / 1_000;
    }

    /** Whose the address is: an IPv4 address, or the 64 bits of an IPv6 address that a provider gives to one customer. */
    static String network(@Nullable String host) {
        if (host == null) {
            return "unknown";
        }
        int zone = host.indexOf('%');
        String literal = zone < 0 ? host : host.substring(0, zone);
        try {
            byte[] bytes = InetAddress.ofLiteral(literal).getAddress();
            return bytes.length == 4
                    ? literal
                    : HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64";
        } catch (IllegalArgumentException notAnAddress) {
            return literal;
        }
    }
}
