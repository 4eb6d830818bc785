package io.ovation.server.membership;

import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.server.api.PublicId;
import io.ovation.server.earning.EarningLines;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** How a served day reads on a creator's statement. */
@ApplicationScoped
class MembershipLines implements EarningLines {
    @Override
    public Set<EventKind> kinds() {
        return Set.of(EventKind.MEMBERSHIP_SERVED);
    }

    @Override
    public Words words(Handle handle, AcceptedEntry entry, long creator, Stream stream) {
        return new Words("membership_day", PublicId.of(Membership.PREFIX, entry.reference1()), entry.reference3());
    }
}
