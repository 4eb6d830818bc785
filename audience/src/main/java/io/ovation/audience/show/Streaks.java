package io.ovation.audience.show;

import io.ovation.audience.show.Recorded.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts streaks once.
 *
 * <p>While a streak runs its gift is announced again and again with a rising count and at last with an end. Only the final
 * count matters: it is given when the end comes, or, where the end is missing, the last count seen is given after two quiet
 * minutes or at the end of the file. What comes again after a reconnect adds nothing; should a streak that was given up on
 * go on after all, only the increase is given. With a group id, messages of one streak are known by it. Without one they are
 * known by sender and gift: a count that does not rise begins a new streak if it was sent later, and is a repetition if not.
 * Everything is bounded; what is oldest is forgotten or settled first.
 */
final class Streaks {
    private static final long QUIET_MILLIS = 120_000;
    private static final int MOST_OPEN = 50_000;
    private static final int MOST_SETTLED = 200_000;

    private final Consumer<Recorded> sink;
    private final Recent messages = new Recent();
    private final Map<String, Open> open = new LinkedHashMap<>();
    private final LinkedHashMap<String, Settled> settled = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Settled> eldest) {
            return size() > MOST_SETTLED;
        }
    };
    private long nextSweepMillis = Long.MIN_VALUE;

    Streaks(Consumer<Recorded> sink) {
        this.sink = sink;
    }

    /**
     * A gift as announced.
     *
     * @param gift what a settled gift looks like, with this message's count
     * @param giftId the foreign id of the gift
     * @param streakable whether an end is to be expected
     * @param end whether this is the end
     * @param sentMillis when it was sent by its own account, or {@link Fields#NONE}
     * @param messageId unique id of the message, if it has one
     * @param groupId id of the streak, if it has one
     */
    record Announced(
            Recorded.Gift gift,
            String giftId,
            boolean streakable,
            boolean end,
            long sentMillis,
            @Nullable String messageId,
            @Nullable String groupId) {}

    private record Open(Announced last, long count, long sentMillis) {}

    private record Settled(long count, long sentMillis) {}

    void announce(Announced now) {
        sweep(now.gift().atMillis());
        if (now.messageId() != null && !messages.add(now.messageId())) {
            skip(now, Reason.DUPLICATE);
            return;
        }
        String key = now.gift().room() + "\n" + now.gift().sender() + "\n" + now.giftId();
        if (now.groupId() != null) {
            grouped(key + "\n" + now.groupId(), now);
        } else if (now.streakable()) {
            ungrouped(key, now);
        } else {
            sink.accept(now.gift());
        }
    }

    /** Settles everything that is open; called at the end of the file. */
    void finish() {
        List<Map.Entry<String, Open>> rest = new ArrayList<>(open.entrySet());
        rest.sort(
                Comparator.comparingLong(entry -> entry.getValue().last().gift().position()));
        rest.forEach(entry -> settle(entry.getKey(), entry.getValue()));
    }

    private void grouped(String key, Announced now) {
        Settled before = settled.get(key);
        long counted = before == null ? 0 : before.count();
        Open running = open.get(key);
        long count = Math.max(now.gift().count(), running == null ? 0 : running.count());
        if (now.end() || !now.streakable()) {
            open.remove(key);
            if (count <= counted) {
                skip(now, Reason.DUPLICATE);
                return;
            }
            give(key, now, count, counted);
        } else if (now.gift().count() <= counted
                || running != null && now.gift().count() < running.count()) {
            skip(now, Reason.DUPLICATE);
        } else {
            run(key, now, count);
        }
    }

    private void ungrouped(String key, Announced now) {
        Open running = open.get(key);
        Settled before = settled.get(key);
        long count = now.gift().count();
        boolean later = running == null || isLater(now, running.sentMillis(), count == 1);
        if (running != null && count < running.count() + (now.end() ? 0 : 1)) {
            if (!later) {
                skip(now, Reason.DUPLICATE);
                return;
            }
            settle(key, running);
            before = null;
        }
        boolean otherwiseNew = !now.end() || before != null && count != before.count();
        if (before != null && running == null && !isLater(now, before.sentMillis(), otherwiseNew)) {
            skip(now, Reason.DUPLICATE);
            return;
        }
        if (now.end()) {
            open.remove(key);
            give(key, now, count, 0);
        } else {
            run(key, now, count);
        }
    }

    private static boolean isLater(Announced now, long thanMillis, boolean whenUnknown) {
        boolean known = now.sentMillis() != Fields.NONE && thanMillis != Fields.NONE;
        return known ? now.sentMillis() > thanMillis : whenUnknown;
    }

    private void run(String key, Announced now, long count) {
        open.remove(key);
        open.put(key, new Open(now, count, now.sentMillis()));
        skip(now, Reason.STREAK_UPDATE);
        if (open.size() > MOST_OPEN) {
            Map.Entry<String, Open> oldest = open.entrySet().iterator().next();
            settle(oldest.getKey(), oldest.getValue());
        }
    }

    private void settle(String key, Open running) {
        open.remove(key);
        Settled before = running.last().groupId() == null ? null : settled.get(key);
        give(key, running.last(), running.count(), before == null ? 0 : before.count());
    }

    private void give(String key, Announced by, long count, long alreadyCounted) {
        settled.remove(key);
        settled.put(key, new Settled(count, by.sentMillis()));
        Recorded.Gift gift = by.gift();
        sink.accept(new Recorded.Gift(
                gift.position(),
                gift.atMillis(),
                gift.room(),
                gift.sender(),
                gift.gift(),
                gift.coinsEach(),
                count - alreadyCounted));
    }

    /** Streaks nobody has heard of for two minutes of the show are over. */
    private void sweep(long nowMillis) {
        if (nowMillis < nextSweepMillis) {
            return;
        }
        nextSweepMillis = nowMillis + 5_000;
        while (!open.isEmpty()) {
            Map.Entry<String, Open> oldest = open.entrySet().iterator().next();
            if (oldest.getValue().last().gift().atMillis() > nowMillis - QUIET_MILLIS) {
                return;
            }
            settle(oldest.getKey(), oldest.getValue());
        }
    }

    private void skip(Announced now, Reason reason) {
        sink.accept(new Recorded.Skipped(now.gift().position(), reason, "gift"));
    }
}
