package io.ovation.audience.platform;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Idempotency keys. */
public final class RequestKeys {
    private RequestKeys() {}

    /** A new UUIDv7, which the server need not look up: it carries its own time. */
    public static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low).toString();
    }
}
