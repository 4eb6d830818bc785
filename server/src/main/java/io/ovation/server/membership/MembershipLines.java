package io.ovation.server.membership;

import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.PublicId;
import io.ovation.server.earning.EarningLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** How a served day reads on a creator's statement, and one that a lost dispute took back. */
@ApplicationScoped
class MembershipLines implements EarningLines {
    @Override
    public Set<EventKind> kinds() {
        return Set.of(EventKind.MEMBERSHIP_SERVED, EventKind.MEMBERSHIP_SHARE_TAKEN);
    }

    @Override
    public Words words(Handle handle, AcceptedEntry entry, long creator, Stream stream) {
        return entry.code() == EventKind.MEMBERSHIP_SHARE_TAKEN.code()
                ? new Words("membership_day_taken_back", PublicId.of(Membership.PREFIX, entry.reference2()), null)
                : new Words("membership_day", PublicId.of(Membership.PREFIX, entry.reference1()), entry.reference3());
    }
}
