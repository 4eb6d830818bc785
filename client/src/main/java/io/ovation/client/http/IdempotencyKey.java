package io.ovation.client.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes idempotency keys. */
public final class IdempotencyKey {
    private IdempotencyKey() {}

    /** A new UUIDv7 (RFC 9562): it carries its time, so the server need not look up when it first saw it. */
    public static String fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long high = System.currentTimeMillis() << 16 | 0x7000 | random.nextInt(1 << 12);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low).toString();
    }
}
