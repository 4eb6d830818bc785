package io.ovation.server.coin;

import io.ovation.economics.EventKind;
import io.ovation.economics.Gift;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Reads wallet statements for people. Blocking; any thread. */
@ApplicationScoped
public class Statements {
    private final Database database;
    private final Users users;
    private final List<GiftNames> giftNames;

    Statements(Database database, Users users, @All List<GiftNames> giftNames) {
        this.database = database;
        this.users = users;
        this.giftNames = giftNames;
    }

    /** A user's statement, newest first. */
    public Page<Item> page(long user, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 2);
        List<Line> lines = database.withHandle(handle -> handle.createQuery("""
                        SELECT s.*, r.price, r.currency FROM coin_statement s
                        LEFT JOIN coin_recharge r ON s.code = :bought AND r.number = s.reference1
                        WHERE s.user_number = :user AND (s.entry_sequence, s.line) < (:sequence, :line)
                        ORDER BY s.entry_sequence DESC, s.line DESC LIMIT :limit""")
                .bind("bought", EventKind.COINS_BOUGHT.code())
                .bind("user", user)
                .bind("sequence", key == null ? Long.MAX_VALUE : key[0])
                .bind("line", key == null ? Integer.MAX_VALUE : (int) key[1])
                .bind("limit", limit + 1)
                .map((row, context) -> new Line(
                        row.getLong("entry_sequence"),
                        row.getInt("line"),
                        row.getObject("entry_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        EventKind.of(row.getInt("code")),
                        row.getString("wallet"),
                        row.getLong("coins"),
                        row.getLong("balance_after"),
                        row.getObject("creator", Long.class),
                        row.getLong("reference1"),
                        row.getLong("reference2"),
                        row.getObject("price", Long.class),
                        row.getString("currency")))
                .list());
        Page<Line> page = Page.of(lines, limit, last -> Cursor.of(last.sequence(), last.line()));
        Map<Long, User> creators = users.all(page.items().stream()
                .map(Line::creator)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .toList());
        return new Page<>(
                page.items().stream().map(line -> item(line, creators)).toList(), page.nextCursor(), page.hasMore());
    }

    /** Coins of a user's big gifts on their way. */
    public long onHold(long user) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT COALESCE(SUM(coins), 0) FROM coin_on_hold WHERE user_number = :user")
                .bind("user", user)
                .mapTo(Long.class)
                .one());
    }

    private Item item(Line line, Map<Long, User> creators) {
        boolean gift = isGift(line.event());
        User creator = line.creator() == null ? null : creators.get(line.creator());
        return new Item(
                PublicId.of("ent", line.entryId()),
                line.at(),
                kind(line),
                line.coins(),
                line.balanceAfter(),
                line.wallet(),
                title(line, creator),
                creator == null ? null : new Counterparty(creator.id(), creator.name()),
                gift && line.event() != EventKind.VIDEO_GIFT_SENT ? PublicId.of("live", line.reference1()) : null,
                gift && line.event() != EventKind.BIG_GIFT_UNDONE ? PublicId.of("gift", line.entryId()) : null,
                recharge(line),
                line.price() == null || line.currency() == null ? null : new Money(line.price(), line.currency()),
                line.event() == EventKind.COINS_BOUGHT || kind(line).equals("gift"));
    }

    /** The purchase that a line is about: what was bought, or what was given back or taken back. */
    private static @Nullable String recharge(Line line) {
        return switch (line.event()) {
            case COINS_BOUGHT, STORE_REFUNDED, STORE_REFUND_REVERSED -> PublicId.of("rch", line.reference1());
            case REFUND_ASKED, REFUND_FAILED, DISPUTE_LOST -> PublicId.of("rch", line.reference2());
            default -> null;
        };
    }

    private static String kind(Line line) {
        return switch (line.event()) {
            case COINS_BOUGHT -> "coins_bought";
            case PROMOTIONAL_COINS_GRANTED -> "promo_grant";
            case GIFT_SENT, VIDEO_GIFT_SENT -> "gift";
            // Once it has arrived, a big gift is a gift like any other.
            case BIG_GIFT_HELD -> line.creator() == null ? "gift_hold" : "gift";
            case BIG_GIFT_UNDONE -> "gift_undone";
            case REFUND_ASKED -> "refund_asked";
            case REFUND_PAID -> "refund_paid";
            case REFUND_FAILED -> "refund_failed";
            case BOOKS_ADJUSTED -> "adjustment";
            case STORE_REFUNDED -> "store_refund";
            case STORE_REFUND_REVERSED -> "store_refund_reversed";
            case BIG_GIFT_RELEASED,
                    EARNINGS_MATURED,
                    PAYOUT_ASKED,
                    PAYOUT_APPROVED,
                    PAYOUT_PAID,
                    PAYOUT_RETURNED,
                    PROVIDER_SETTLED,
                    MONEY_CLEARED,
                    DISPUTE_OPENED,
                    DISPUTE_WON,
                    GIFT_DISPUTED,
                    REFUND_BOUNCED,
                    TIP_SENT,
                    TIP_REFUND_ASKED,
                    TIP_REFUND_FAILED,
                    TIP_DISPUTE_LOST,
                    CHARGE_REFUND_PAID,
                    CHARGE_REFUND_BOUNCED,
                    CHARGE_DISPUTED,
                    CHARGE_DISPUTE_WON,
                    MEMBERSHIP_CHARGED,
                    MEMBERSHIP_SERVED,
                    MEMBERSHIP_REFUND_ASKED,
                    MEMBERSHIP_REFUND_FAILED,
                    MEMBERSHIP_GIVEN,
                    MEMBERSHIP_DISPUTE_LOST,
                    MEMBERSHIP_FORFEITED,
                    MEMBERSHIP_SHARE_TAKEN,
                    PAYOUT_RESERVE_HELD,
                    PAYOUT_RESERVE_RELEASED,
                    PAYOUT_CONVERTED,
                    PAYOUT_CONVERSION_UNDONE,
                    FUND_SHARED,
                    FUND_REDUCED,
                    CLAW_BACK_CORRECTED,
                    EARNINGS_QUARANTINED,
                    QUARANTINE_RELEASED,
                    QUARANTINE_CONFISCATED -> "other";
            case DISPUTE_LOST -> "dispute_lost";
        };
    }

    private String title(Line line, @Nullable User creator) {
        if (isGift(line.event())) {
            int count = Gift.count(line.reference2());
            String gift = giftName(Gift.giftNumber(line.reference2()));
            String what = count == 1 ? gift : gift + " x " + count;
            return creator == null ? what : what + " to " + creator.name();
        }
        return switch (line.event()) {
            case COINS_BOUGHT -> "Coins bought";
            case PROMOTIONAL_COINS_GRANTED -> "Coins for you";
            case REFUND_ASKED -> "Refund asked";
            case REFUND_FAILED -> "Refund failed: your coins are back";
            case BOOKS_ADJUSTED -> "Corrected by us";
            case DISPUTE_LOST -> "Void: your bank took the payment for these coins back";
            case STORE_REFUNDED -> "Refunded by the app store";
            case STORE_REFUND_REVERSED -> "The app store took its refund back";
            default -> line.event().title();
        };
    }

    private String giftName(int number) {
        for (GiftNames names : giftNames) {
            String name = names.nameOf(number).orElse(null);
            if (name != null) {
                return name;
            }
        }
        return "Gift " + number;
    }

    private static boolean isGift(EventKind event) {
        return event == EventKind.GIFT_SENT
                || event == EventKind.VIDEO_GIFT_SENT
                || event == EventKind.BIG_GIFT_HELD
                || event == EventKind.BIG_GIFT_UNDONE;
    }

    private record Line(
            long sequence,
            int line,
            UUID entryId,
            Instant at,
            EventKind event,
            String wallet,
            long coins,
            long balanceAfter,
            @Nullable Long creator,
            long reference1,
            long reference2,
            @Nullable Long price,
            @Nullable String currency) {}

    /** Who was on the other side. */
    @Schema(name = "Counterparty")
    public record Counterparty(String id, String name) {}

    /**
     * A line of the wallet's statement.
     *
     * @param coins positive: into the wallet
     * @param wallet {@code bought} or {@code promotional}: which balance {@code balanceAfter} is of
     * @param rechargeId of the purchase that was made, given back or taken back
     * @param receiptAvailable whether the gift or the recharge has a receipt
     */
    @Schema(name = "WalletLine")
    public record Item(
            String entryId,
            Instant at,
            String kind,
            long coins,
            long balanceAfter,

            @Schema(enumeration = {"bought", "promotional"}) String wallet,

            String title,
            @Nullable Counterparty counterparty,
            @Nullable String liveId,
            @Nullable String giftId,
            @Nullable String rechargeId,
            @Nullable Money price,
            boolean receiptAvailable) {}
}
