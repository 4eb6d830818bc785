package io.ovation.server.risk;

import io.ovation.economics.AccountKind;
import io.ovation.economics.EventKind;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Posted;
import io.ovation.server.feed.FeedBatch;
import io.ovation.server.feed.FeedProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What went into the fraud reserves and out of them, by month (UTC) and reason: every posting on their accounts. */
@ApplicationScoped
public class ReserveProjection implements FeedProjection {
    /** Its name, the key of its cursor. */
    public static final String NAME = "risk_reserve";

    private static final int RESERVE = AccountKind.FRAUD_RESERVE.number();

    private record Place(long market, int currency, int month, String reason) {}

    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::market)
            .thenComparingInt(Place::currency)
            .thenComparingInt(Place::month)
            .thenComparing(Place::reason);

    private static final class Sum {
        private BigDecimal micros = BigDecimal.ZERO;
        private long entries;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void apply(Handle handle, FeedBatch batch) {
        applyAll(handle, List.of(batch));
    }

    @Override
    public void applyAll(Handle handle, List<FeedBatch> batches) {
        Map<Place, Sum> sums = new TreeMap<>(ORDER);
        for (FeedBatch batch : batches) {
            int month = month(batch.business());
            for (AcceptedEntry entry : batch.entries()) {
                for (Posted posted : entry.transfers()) {
                    if (posted.credit().kind() == RESERVE && posted.amount() > 0) {
                        add(sums, posted.credit(), month, entry, posted.amount());
                    }
                    if (posted.debit().kind() == RESERVE && posted.amount() > 0) {
                        add(sums, posted.debit(), month, entry, -posted.amount());
                    }
                }
            }
        }
        if (sums.isEmpty()) {
            return;
        }
        try (PreparedBatch rows = handle.prepareBatch("""
                INSERT INTO risk_reserve AS r (market, currency, month, reason, micros, entries)
                VALUES (:market, :currency, :month, :reason, :micros, :entries)
                ON CONFLICT (market, currency, month, reason) DO UPDATE SET micros = r.micros + excluded.micros,
                    entries = r.entries + excluded.entries""")) {
            sums.forEach((place, sum) -> rows.bind("market", (int) place.market())
                    .bind("currency", place.currency())
                    .bind("month", place.month())
                    .bind("reason", place.reason())
                    .bind("micros", sum.micros)
                    .bind("entries", sum.entries)
                    .add());
            rows.execute();
        }
    }

    @Override
    public void clear(Handle handle) {
        handle.execute("DELETE FROM risk_reserve");
    }

    private static void add(Map<Place, Sum> sums, AccountId reserve, int month, AcceptedEntry entry, long micros) {
        Place place = new Place(reserve.owner(), reserve.asset(), month, reason(entry));
        Sum sum = sums.computeIfAbsent(place, key -> new Sum());
        sum.micros = sum.micros.add(BigDecimal.valueOf(micros));
        sum.entries++;
    }

    private static String reason(AcceptedEntry entry) {
        if (!EventKind.isKnown(entry.code())) {
            return "other";
        }
        return switch (EventKind.of(entry.code())) {
            case GIFT_DISPUTED -> "disputed_gifts";
            case MEMBERSHIP_SHARE_TAKEN -> "disputed_memberships";
            case CLAW_BACK_CORRECTED -> "recovered_from_accomplices";
            case QUARANTINE_CONFISCATED -> "confiscated";
            case BOOKS_ADJUSTED -> "adjusted_by_hand";
            default -> "share_of_gifts";
        };
    }

    private static int month(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return day.getYear() * 100 + day.getMonthValue();
    }
}
