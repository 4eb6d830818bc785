package io.ovation.journal.writer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the kill test knows from the outside: what was submitted, and what was said about it. */
public final class Ledgerbook {

    public final Map<UUID, KilledWriter.Order> submitted = new LinkedHashMap<>();

    /** Entry id to entry number. */
    public final Map<UUID, Long> acknowledged = new HashMap<>();

    /** Rejected or certainly not applied: must not be in the journal. */
    public final Set<UUID> refused = new HashSet<>();

    public synchronized void hear(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "S" -> {
                KilledWriter.Order order = KilledWriter.Order.parse(line);
                submitted.put(order.id(), order);
                refused.remove(order.id());
            }
            case "A" -> {
                Long before = acknowledged.put(UUID.fromString(words[1]), Long.parseLong(words[2]));
                notifyAll();
                if (before != null && before != Long.parseLong(words[2])) {
                    throw new IllegalStateException(line + " was acknowledged before as entry " + before);
                }
            }
            case "R", "N" -> refused.add(UUID.fromString(words[1]));
            default -> {
                // U: in doubt, as if nothing had been said
            }
        }
    }

    public synchronized int acknowledgedCount() {
        return acknowledged.size();
    }

    /** Waits until so many are acknowledged, but not for ever: the machine may be slow. */
    public synchronized void awaitAcknowledged(int count) throws InterruptedException {
        long deadline = System.nanoTime() + 15_000_000_000L;
        while (acknowledged.size() < count && System.nanoTime() < deadline) {
            wait(100);
        }
    }

    /** Submitted, and no certain answer. */
    public synchronized List<KilledWriter.Order> inDoubt() {
        return submitted.values().stream()
                .filter(order -> !acknowledged.containsKey(order.id()) && !refused.contains(order.id()))
                .toList();
    }
}
