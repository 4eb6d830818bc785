package io.ovation.server.earning;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Micros;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Creators' earnings: a line for each gift, tip, maturity, payout and whatever else moves what a creator has; what is
 * pending by stream, currency and maturity day; what was earned by hour; and who supported whom with how many coins, but
 * for those who want not to be named.
 *
 * <p>Amounts come from the entries alone, by the creators' accounts that they touch; {@link EarningLines} add the words.
 */
@ApplicationScoped
public class EarningsProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "payout_earnings";

    private static final int GIFT_HOLD = AccountKind.GIFT_HOLD.number();

    /** Earnings of another market are on the statement with the entry that sent them. */
    private static final Set<EventKind> SILENT = EnumSet.of(EventKind.MONEY_CLEARED);

    private final Map<EventKind, EarningLines> told = new EnumMap<>(EventKind.class);

    EarningsProjection(@All List<EarningLines> features) {
        for (EarningLines lines : features) {
            for (EventKind kind : lines.kinds()) {
                if (told.put(kind, lines) != null) {
                    throw new IllegalStateException("two beans tell what an entry of kind " + kind + " was");
                }
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    /** Gifts are gathered and written before anything else, or at the end, so busy batches cost few statements. */
    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        List<GiftLine> gifts = new ArrayList<>();
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                take(handle, entry, batch.business(), gifts);
            }
        }
        GiftRows.write(handle, gifts);
        tell(handle, batches);
    }

    private static void tell(Handle handle, List<FeedBatch> batches) {
        long told = Events.told(handle, NAME, batches.getLast().sequence());
        List<EventDraft> drafts = new ArrayList<>();
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                if (batch.sequence() > told && entry.code() == EventKind.EARNINGS_MATURED.code()) {
                    drafts.add(matured(entry, batch.business()));
                }
            }
        }
        Events.append(handle, drafts);
    }

    private static EventDraft matured(AcceptedEntry entry, Instant at) {
        EarningChange change = maturity(entry);
        return EarningEvents.matured(
                entry,
                at,
                LocalDate.ofEpochDay(entry.reference1()),
                change.stream(),
                change.diamonds() / 100,
                new Micros(change.micros(), change.currency().code()));
    }

    /** What an entry of a maturity made available; of nothing, when what was pending paid what the creator owed. */
    private static EarningChange maturity(AcceptedEntry entry) {
        for (EarningChange change : EarningChange.of(entry)) {
            if (change.maturesOn() == null) {
                return change;
            }
        }
        // The accounts are named even when nothing reached them.
        for (Posted posted : entry.transfers()) {
            Stream stream = Stream.of(posted.credit());
            if (stream != null && posted.credit().kind() == stream.available().number()) {
                return new EarningChange(
                        entry.reference3(), stream, Asset.of(posted.credit().asset()), null, 0, 0);
            }
        }
        throw new IllegalStateException("entry " + entry.id() + " makes nothing available");
    }

    private void take(Handle handle, AcceptedEntry entry, Instant at, List<GiftLine> gifts) {
        if (entry.code() == EventKind.GIFT_SENT.code() || entry.code() == EventKind.VIDEO_GIFT_SENT.code()) {
            gifts.add(GiftLine.of(entry, entry.id(), at));
        } else if (entry.code() == EventKind.BIG_GIFT_HELD.code()) {
            held(handle, entry);
        } else if (entry.code() == EventKind.BIG_GIFT_RELEASED.code()) {
            gifts.add(GiftLine.of(entry, heldAs(handle, entry), at));
        } else if (entry.code() == EventKind.BIG_GIFT_UNDONE.code()) {
            heldAs(handle, entry);
        } else if (entry.code() == EventKind.EARNINGS_MATURED.code()) {
            GiftRows.write(handle, gifts);
            EarningChange change = maturity(entry);
            EarningRows.matured(handle, change, LocalDate.ofEpochDay(entry.reference1()));
            EarningRows.line(
                    handle, entry, at, 0, change.on(LocalDate.ofEpochDay(entry.reference1())), true, null, null);
        } else if (EventKind.isKnown(entry.code()) && !SILENT.contains(EventKind.of(entry.code()))) {
            other(handle, entry, at, gifts);
        }
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM earning_line");
        handle.execute("DELETE FROM earning_pending");
        handle.execute("DELETE FROM earning_by_hour");
        handle.execute("DELETE FROM earning_supporter");
        handle.execute("DELETE FROM earning_big_gift");
    }

    /** Whatever else moves what creators have: a line for each change. */
    private void other(Handle handle, AcceptedEntry entry, Instant at, List<GiftLine> gifts) {
        List<EarningChange> changes = EarningChange.of(entry);
        if (changes.isEmpty()) {
            return;
        }
        GiftRows.write(handle, gifts);
        EventKind kind = EventKind.of(entry.code());
        EarningLines lines = told.get(kind);
        Long payout = isPayout(kind) ? entry.reference1() : null;
        int position = 0;
        for (EarningChange change : changes) {
            EarningLines.Words words = lines != null
                    ? lines.words(handle, entry, change.creator(), change.stream())
                    : hasOwnWords(kind)
                            ? null
                            : new EarningLines.Words(kind.name().toLowerCase(Locale.ROOT), null, null);
            if (change.maturesOn() != null) {
                EarningRows.pending(handle, entry, at, change);
            }
            EarningRows.line(handle, entry, at, position++, change, change.maturesOn() == null, payout, words);
        }
    }

    private static boolean isPayout(EventKind kind) {
        return kind == EventKind.PAYOUT_ASKED || kind == EventKind.PAYOUT_RETURNED;
    }

    private static boolean hasOwnWords(EventKind kind) {
        return isPayout(kind) || kind == EventKind.GIFT_DISPUTED || kind == EventKind.BOOKS_ADJUSTED;
    }

    private static void held(Handle handle, AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (posted.credit().kind() == GIFT_HOLD) {
                handle.createUpdate("INSERT INTO earning_big_gift (hold, gift_id) VALUES (:hold, :gift)")
                        .bind("hold", posted.credit().owner())
                        .bind("gift", entry.id())
                        .execute();
            }
        }
    }

    /** The id of the gift that a release or undo ends; it is on its way no longer. */
    private static UUID heldAs(Handle handle, AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (posted.debit().kind() == GIFT_HOLD) {
                return handle.createQuery("DELETE FROM earning_big_gift WHERE hold = :hold RETURNING gift_id")
                        .bind("hold", posted.debit().owner())
                        .mapTo(UUID.class)
                        .findOne()
                        .orElse(entry.id());
            }
        }
        throw new IllegalStateException("entry " + entry.id() + " ends no hold");
    }
}
