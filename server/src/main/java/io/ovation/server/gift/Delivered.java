package io.ovation.server.gift;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Up to which batch the rooms of this server have been handed their gifts. Any thread. */
@ApplicationScoped
class Delivered {
    private final AtomicLong sequence = new AtomicLong();

    void reached(long batch) {
        sequence.accumulateAndGet(batch, Math::max);
    }

    long sequence() {
        return sequence.get();
    }
}
