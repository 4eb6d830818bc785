package io.ovation.server.tip;

import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.PublicId;
import io.ovation.server.earning.EarningLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** How tips read on a creator's statement. */
@ApplicationScoped
class TipLines implements EarningLines {
    @Override
    public Set<EventKind> kinds() {
        return Set.of(
                EventKind.TIP_SENT,
                EventKind.TIP_REFUND_ASKED,
                EventKind.TIP_REFUND_FAILED,
                EventKind.TIP_DISPUTE_LOST);
    }

    @Override
    public Words words(Handle handle, AcceptedEntry entry, long creator, Stream stream) {
        EventKind kind = EventKind.of(entry.code());
        long tip = kind == EventKind.TIP_SENT ? entry.reference1() : entry.reference2();
        return new Words(word(kind), PublicId.of(Tip.PREFIX, tip), payer(handle, tip));
    }

    private static String word(EventKind kind) {
        return switch (kind) {
            case TIP_REFUND_ASKED -> "tip_refunded";
            case TIP_REFUND_FAILED -> "tip_refund_failed";
            case TIP_DISPUTE_LOST -> "tip_taken_back";
            default -> "tip";
        };
    }

    /** Who paid, unless they want not to be named; a row's payer and anonymity never change. */
    private static @Nullable Long payer(Handle handle, long tip) {
        return TipStore.find(handle, tip)
                .filter(found -> !found.anonymous())
                .map(Tip::payer)
                .orElse(null);
    }
}
