package io.ovation.server.payout;

import io.ovation.economics.AccountKind;
import io.ovation.economics.Asset;
import io.ovation.economics.EventKind;
import io.ovation.economics.Gift;
import io.ovation.economics.RuleSet;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.api.Micros;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.Events;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import io.ovation.server.store.RowCopy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Creators' earnings: a line for each gift, maturity and payout; what is pending by maturity day; what was earned by
 * hour; and who supported whom with how many coins, but for those who want not to be named.
 */
@ApplicationScoped
public class EarningsProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "payout_earnings";

    private static final int PENDING = AccountKind.EARNINGS_PENDING_LIVE.number();
    private static final int AVAILABLE = AccountKind.EARNINGS_AVAILABLE_LIVE.number();
    private static final int GIFT_HOLD = AccountKind.GIFT_HOLD.number();
    private static final int DIAMONDS_PENDING = AccountKind.DIAMONDS_PENDING.number();
    private static final int DIAMONDS_AVAILABLE = AccountKind.DIAMONDS_AVAILABLE.number();
    private static final int COINS_SPENT = AccountKind.COINS_SPENT.number();
    private static final int PROMO_SPENT = AccountKind.PROMO_SPENT.number();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    /** Gifts are gathered and written at the next maturity or at the end, so busy batches cost few statements. */
    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        List<GiftLine> gifts = new ArrayList<>();
        for (FeedBatch batch : batches) {
            for (AcceptedEntry entry : batch.entries()) {
                take(handle, entry, batch.business(), gifts);
            }
        }
        write(handle, gifts);
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
        long diamonds = 0;
        long micros = 0;
        String currency = RuleSet.DEFAULT.earningsCurrency().code();
        for (Posted posted : entry.transfers()) {
            diamonds += change(posted, DIAMONDS_AVAILABLE, entry.reference3());
            if (posted.credit().kind() == AVAILABLE) {
                micros += posted.amount();
                currency = Asset.of(posted.credit().asset()).code();
            }
        }
        return PayoutEvents.matured(
                entry, at, LocalDate.ofEpochDay(entry.reference1()), diamonds / 100, new Micros(micros, currency));
    }

    private static void take(Handle handle, AcceptedEntry entry, Instant at, List<GiftLine> gifts) {
        if (entry.code() == EventKind.GIFT_SENT.code()) {
            gifts.add(GiftLine.of(entry, entry.id(), at));
        } else if (entry.code() == EventKind.BIG_GIFT_HELD.code()) {
            held(handle, entry);
        } else if (entry.code() == EventKind.BIG_GIFT_RELEASED.code()) {
            gifts.add(GiftLine.of(entry, heldAs(handle, entry), at));
        } else if (entry.code() == EventKind.BIG_GIFT_UNDONE.code()) {
            heldAs(handle, entry);
        } else if (entry.code() == EventKind.EARNINGS_MATURED.code()) {
            write(handle, gifts);
            matured(handle, entry, at);
        } else if (entry.code() == EventKind.PAYOUT_ASKED.code() || entry.code() == EventKind.PAYOUT_RETURNED.code()) {
            payout(handle, entry, at);
        } else if (entry.code() == EventKind.GIFT_DISPUTED.code()) {
            write(handle, gifts);
            disputed(handle, entry, at);
        } else if (entry.code() == EventKind.BOOKS_ADJUSTED.code()) {
            adjusted(handle, entry, at);
        }
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM payout_earning");
        handle.execute("DELETE FROM payout_pending");
        handle.execute("DELETE FROM payout_earned_by_hour");
        handle.execute("DELETE FROM payout_supporter");
        handle.execute("DELETE FROM payout_big_gift");
    }

    private static void held(Handle handle, AcceptedEntry entry) {
        for (Posted posted : entry.transfers()) {
            if (posted.credit().kind() == GIFT_HOLD) {
                handle.createUpdate("INSERT INTO payout_big_gift (hold, gift_id) VALUES (:hold, :gift)")
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
                return handle.createQuery("DELETE FROM payout_big_gift WHERE hold = :hold RETURNING gift_id")
                        .bind("hold", posted.debit().owner())
                        .mapTo(UUID.class)
                        .findOne()
                        .orElse(entry.id());
            }
        }
        throw new IllegalStateException("entry " + entry.id() + " ends no hold");
    }

    private static void write(Handle handle, List<GiftLine> gifts) {
        if (gifts.isEmpty()) {
            return;
        }
        writeLines(handle, gifts);
        Map<Bucket, Sum> pending = new LinkedHashMap<>();
        Map<Hour, Sum> hours = new HashMap<>();
        Map<Support, Sum> supporters = new HashMap<>();
        for (GiftLine gift : gifts) {
            pending.computeIfAbsent(new Bucket(gift.creator(), gift.maturesOn()), key -> new Sum(gift.entryId()))
                    .add(gift);
            hours.computeIfAbsent(
                            new Hour(gift.creator(), gift.at().truncatedTo(ChronoUnit.HOURS)),
                            key -> new Sum(gift.entryId()))
                    .add(gift);
            if (!gift.anonymous()) {
                supporters
                        .computeIfAbsent(new Support(gift.creator(), gift.sender()), key -> new Sum(gift.entryId()))
                        .add(gift);
            }
        }
        writePending(handle, pending);
        writeHours(handle, hours);
        writeSupporters(handle, supporters);
        gifts.clear();
    }

    private static void writeLines(Handle handle, List<GiftLine> gifts) {
        RowCopy rows = new RowCopy(
                "payout_earning",
                "creator",
                "entry_sequence",
                "entry_id",
                "at",
                "code",
                "promotional",
                "live",
                "gift_number",
                "gift_count",
                "sender",
                "diamonds",
                "micros",
                "matures_on",
                "matured",
                "anonymous",
                "gift_id");
        for (GiftLine gift : gifts) {
            rows.put(gift.creator())
                    .put(gift.sequence())
                    .put(gift.entryId())
                    .put(gift.at())
                    .put(gift.code())
                    .put(gift.promotional())
                    .put(gift.live())
                    .put(gift.giftNumber())
                    .put(gift.count())
                    .put(gift.sender())
                    .put(gift.diamonds())
                    .put(gift.micros())
                    .put(gift.maturesOn())
                    .put(false)
                    .put(gift.anonymous())
                    .put(gift.giftId())
                    .endRow();
        }
        try {
            rows.send(handle.getConnection());
        } catch (SQLException fault) {
            throw new IllegalStateException("Earnings could not be written", fault);
        }
    }

    private static void writePending(Handle handle, Map<Bucket, Sum> pending) {
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO payout_pending AS p (creator, matures_on, diamonds, micros, first_entry)
                VALUES (:creator, :day, :diamonds, :micros, :first)
                ON CONFLICT (creator, matures_on) DO UPDATE SET diamonds = p.diamonds + excluded.diamonds,
                    micros = p.micros + excluded.micros""")) {
            pending.forEach((bucket, sum) -> rows.bind("creator", bucket.creator())
                    .bind("day", bucket.day())
                    .bind("diamonds", sum.diamonds)
                    .bind("micros", sum.micros)
                    .bind("first", sum.firstEntry)
                    .add());
            rows.execute();
        }
    }

    private static void writeHours(Handle handle, Map<Hour, Sum> hours) {
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO payout_earned_by_hour AS h (creator, hour, diamonds, micros)
                VALUES (:creator, :hour, :diamonds, :micros)
                ON CONFLICT (creator, hour) DO UPDATE SET diamonds = h.diamonds + excluded.diamonds,
                    micros = h.micros + excluded.micros""")) {
            hours.forEach((hour, sum) -> rows.bind("creator", hour.creator())
                    .bind("hour", hour.start())
                    .bind("diamonds", sum.diamonds)
                    .bind("micros", sum.micros)
                    .add());
            rows.execute();
        }
    }

    private static void writeSupporters(Handle handle, Map<Support, Sum> supporters) {
        if (supporters.isEmpty()) {
            return;
        }
        int size = supporters.size();
        Long[] creators = new Long[size];
        Long[] senders = new Long[size];
        Long[] coins = new Long[size];
        int row = 0;
        for (var each : supporters.entrySet()) {
            creators[row] = each.getKey().creator();
            senders[row] = each.getKey().sender();
            coins[row++] = each.getValue().coins;
        }
        handle.createUpdate("""
                        INSERT INTO payout_supporter AS s (creator, sender, coins)
                        SELECT * FROM unnest(:creators, :senders, :coins)
                        ON CONFLICT (creator, sender) DO UPDATE SET coins = s.coins + excluded.coins""")
                .bindArray("creators", Long.class, (Object[]) creators)
                .bindArray("senders", Long.class, (Object[]) senders)
                .bindArray("coins", Long.class, (Object[]) coins)
                .execute();
    }

    private static void matured(Handle handle, AcceptedEntry entry, Instant at) {
        long creator = entry.reference3();
        LocalDate day = LocalDate.ofEpochDay(entry.reference1());
        handle.createUpdate("UPDATE payout_earning SET matured = TRUE"
                        + " WHERE creator = :creator AND matures_on = :day AND NOT matured")
                .bind("creator", creator)
                .bind("day", day)
                .execute();
        handle.createUpdate("DELETE FROM payout_pending WHERE creator = :creator AND matures_on = :day")
                .bind("creator", creator)
                .bind("day", day)
                .execute();
        line(handle, entry, at, creator, null, day);
    }

    private static void payout(Handle handle, AcceptedEntry entry, Instant at) {
        line(handle, entry, at, entry.reference3(), entry.reference1(), null);
    }

    /** What was pending of a gift whose payment was taken back is pending no longer; what had matured is untouched. */
    private static void disputed(Handle handle, AcceptedEntry entry, Instant at) {
        long creator = entry.reference3();
        long diamonds = 0;
        long micros = 0;
        LocalDate day = LocalDate.EPOCH;
        for (Posted posted : entry.transfers()) {
            if (posted.debit().kind() == DIAMONDS_PENDING) {
                diamonds += posted.amount();
            } else if (posted.debit().kind() == PENDING) {
                micros += posted.amount();
                day = LocalDate.ofEpochDay(posted.debit().bucket());
            }
        }
        if (diamonds == 0 && micros == 0) {
            return;
        }
        handle.createUpdate("""
                        UPDATE payout_pending SET diamonds = diamonds - :diamonds, micros = micros - :micros
                        WHERE creator = :creator AND matures_on = :day""")
                .bind("creator", creator)
                .bind("day", day)
                .bind("diamonds", diamonds)
                .bind("micros", micros)
                .execute();
        handle.createUpdate("""
                        INSERT INTO payout_earning (creator, entry_sequence, entry_id, at, code, promotional,
                            diamonds, micros, matures_on, matured)
                        VALUES (:creator, :sequence, :entry, :at, :code, FALSE, :diamonds, :micros, :day, FALSE)""")
                .bind("creator", creator)
                .bind("sequence", entry.sequence())
                .bind("entry", entry.id())
                .bind("at", at)
                .bind("code", entry.code())
                .bind("diamonds", -diamonds)
                .bind("micros", -micros)
                .bind("day", day)
                .execute();
    }

    /** One line for every creator whose available balances were corrected. */
    private static void adjusted(Handle handle, AcceptedEntry entry, Instant at) {
        entry.transfers().stream()
                .flatMap(posted -> Stream.of(posted.debit(), posted.credit()))
                .filter(account -> account.kind() == DIAMONDS_AVAILABLE || account.kind() == AVAILABLE)
                .map(AccountId::owner)
                .distinct()
                .forEach(creator -> line(handle, entry, at, creator, null, null));
    }

    /** A line of what reached or left the creator's available balances. */
    private static void line(
            Handle handle,
            AcceptedEntry entry,
            Instant at,
            long creator,
            @Nullable Long payout,
            @Nullable LocalDate day) {
        long diamonds = 0;
        long micros = 0;
        for (Posted posted : entry.transfers()) {
            diamonds += change(posted, DIAMONDS_AVAILABLE, creator);
            micros += change(posted, AVAILABLE, creator);
        }
        handle.createUpdate("""
                        INSERT INTO payout_earning (creator, entry_sequence, entry_id, at, code, promotional, payout,
                            diamonds, micros, matures_on, matured)
                        VALUES (:creator, :sequence, :entry, :at, :code, FALSE, :payout, :diamonds, :micros, :day, TRUE)""")
                .bind("creator", creator)
                .bind("sequence", entry.sequence())
                .bind("entry", entry.id())
                .bind("at", at)
                .bind("code", entry.code())
                .bind("payout", payout)
                .bind("diamonds", diamonds)
                .bind("micros", micros)
                .bind("day", day)
                .execute();
    }

    private static long change(Posted posted, int kind, long creator) {
        if (posted.credit().kind() == kind && posted.credit().owner() == creator) {
            return posted.amount();
        }
        return posted.debit().kind() == kind && posted.debit().owner() == creator ? -posted.amount() : 0;
    }

    private record Bucket(long creator, LocalDate day) {}

    private record Hour(long creator, Instant start) {}

    private record Support(long creator, long sender) {}

    private static final class Sum {
        private final UUID firstEntry;
        private long diamonds;
        private long micros;
        private long coins;

        private Sum(UUID firstEntry) {
            this.firstEntry = firstEntry;
        }

        private void add(GiftLine gift) {
            diamonds += gift.diamonds();
            micros += gift.micros();
            coins += gift.coins();
        }
    }

    private record GiftLine(
            long creator,
            long sequence,
            UUID entryId,
            UUID giftId,
            Instant at,
            int code,
            boolean promotional,
            boolean anonymous,
            long live,
            int giftNumber,
            int count,
            long sender,
            long coins,
            long diamonds,
            long micros,
            LocalDate maturesOn) {
        static GiftLine of(AcceptedEntry entry, UUID giftId, Instant at) {
            long creator = 0;
            long coins = 0;
            long diamonds = 0;
            long micros = 0;
            long day = 0;
            boolean promotional = false;
            for (Posted posted : entry.transfers()) {
                int credit = posted.credit().kind();
                if (credit == DIAMONDS_PENDING) {
                    creator = posted.credit().owner();
                    day = posted.credit().bucket();
                    diamonds += posted.amount();
                } else if (credit == PENDING) {
                    micros += posted.amount();
                } else if (credit == COINS_SPENT || credit == PROMO_SPENT) {
                    coins += posted.amount();
                    promotional = credit == PROMO_SPENT;
                }
            }
            return new GiftLine(
                    creator,
                    entry.sequence(),
                    entry.id(),
                    giftId,
                    at,
                    entry.code(),
                    promotional,
                    Gift.anonymous(entry.reference2()),
                    entry.reference1(),
                    Gift.giftNumber(entry.reference2()),
                    Gift.count(entry.reference2()),
                    entry.reference3(),
                    coins,
                    diamonds,
                    micros,
                    LocalDate.ofEpochDay(day));
        }
    }
}
