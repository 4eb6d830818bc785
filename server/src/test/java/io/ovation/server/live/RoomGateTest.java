package io.ovation.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomGateTest {
    @Test
    void a_closed_gate_waits_for_those_inside_and_knows_the_last_gift() {
        RoomGate gate = new RoomGate();
        assertThat(gate.enter()).isTrue();
        assertThat(gate.enter()).isTrue();
        gate.leave(5);
        CompletableFuture<Long> left = gate.close().toCompletableFuture();

        assertThat(left).isNotDone();
        assertThat(gate.enter()).isFalse();
        assertThat(gate.isOpen()).isFalse();
        gate.leave(3);
        assertThat(left).isCompletedWithValue(5L);
    }

    @Test
    void an_empty_room_closes_at_once() {
        assertThat(new RoomGate().close().toCompletableFuture()).isCompletedWithValue(0L);
    }

    @Test
    void nobody_is_inside_when_it_says_that_all_have_left() throws InterruptedException {
        for (int round = 0; round < 200; round++) {
            RoomGate gate = new RoomGate();
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger insideAtTheEnd = new AtomicInteger(-1);
            List<Thread> senders = new ArrayList<>();
            for (int sender = 0; sender < 4; sender++) {
                senders.add(Thread.startVirtualThread(() -> {
                    while (gate.enter()) {
                        inside.incrementAndGet();
                        Thread.yield();
                        inside.decrementAndGet();
                        gate.leave(1);
                    }
                }));
            }
            Thread.sleep(1);
            gate.close().thenRun(() -> insideAtTheEnd.set(inside.get()));
            for (Thread sender : senders) {
                sender.join();
            }
            assertThat(insideAtTheEnd).hasValue(0);
        }
    }
}
