package io.ovation.server.fund;

import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.PublicId;
import io.ovation.server.earning.EarningLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** How the fund reads on a creator's statement of earnings: the close of the day is the subject. */
@ApplicationScoped
class FundLines implements EarningLines {
    @Override
    public Set<EventKind> kinds() {
        return Set.of(EventKind.FUND_SHARED, EventKind.FUND_REDUCED);
    }

    @Override
    public Words words(Handle handle, AcceptedEntry entry, long creator, Stream stream) {
        return new Words(
                entry.code() == EventKind.FUND_SHARED.code() ? "fund_share" : "fund_share_reduced",
                PublicId.of(FundRun.PREFIX, entry.reference1()),
                null);
    }
}
