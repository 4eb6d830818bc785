package io.ovation.server.risk;

import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.dispute.ClawBacks;
import io.ovation.server.earning.EarningLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What creators read on their statement of disputed gifts and of gifts under review: what happened, and to which gift. */
@ApplicationScoped
class RiskLines implements EarningLines {
    @Override
    public Set<EventKind> kinds() {
        return EnumSet.of(
                EventKind.GIFT_DISPUTED,
                EventKind.CLAW_BACK_CORRECTED,
                EventKind.EARNINGS_QUARANTINED,
                EventKind.QUARANTINE_RELEASED,
                EventKind.QUARANTINE_CONFISCATED);
    }

    @Override
    public Words words(Handle handle, AcceptedEntry entry, long creator, Stream stream) {
        EventKind event = EventKind.of(entry.code());
        UUID gift = gift(handle, entry, event);
        return new Words(kind(event), gift == null ? null : PublicId.of("gift", gift), null);
    }

    private static String kind(EventKind event) {
        return switch (event) {
            case GIFT_DISPUTED -> "gift_disputed";
            case CLAW_BACK_CORRECTED -> "claw_back_corrected";
            case EARNINGS_QUARANTINED -> "gift_quarantined";
            case QUARANTINE_RELEASED -> "gift_released";
            case QUARANTINE_CONFISCATED -> "gift_confiscated";
            default -> throw new IllegalArgumentException(event + " is no kind of this bean");
        };
    }

    private static @Nullable UUID gift(Handle handle, AcceptedEntry entry, EventKind event) {
        return event == EventKind.GIFT_DISPUTED || event == EventKind.CLAW_BACK_CORRECTED
                ? ClawBacks.giftOf(handle, entry.reference1(), entry.id())
                : handle.createQuery("SELECT gift FROM risk_quarantine WHERE number = :number")
                        .bind("number", entry.reference1())
                        .mapTo(UUID.class)
                        .findOne()
                        .orElse(null);
    }
}
