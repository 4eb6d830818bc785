package io.ovation.server.earning;

import io.ovation.economics.EventKind;
import io.ovation.economics.Stream;
import io.ovation.ledger.AcceptedEntry;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How entries of a feature's event kinds read on a creator's statement. A feature by which creators earn has one
 * {@code @ApplicationScoped} bean of this; at most one bean tells of a kind.
 *
 * <p>Only the words come from here. The amounts are read from the entry by {@link EarningsProjection}: every change of a
 * creator's {@code EARNINGS_PENDING_*} and {@code EARNINGS_AVAILABLE_*} accounts (and the diamonds beside them) becomes a
 * line, one for each creator, stream, currency and maturity day that the entry touches, with the sign as the creator sees
 * it; what is pending counts until it matures, without anything to be done by the feature. So an entry of a kind that no
 * bean tells of is on the statement too, with the kind's name in lower case as its words.
 *
 * <p>Example, of tips: <pre>{@code
 * @ApplicationScoped
 * class TipLines implements EarningLines {
 *     public Set<EventKind> kinds() {
 *         return Set.of(EventKind.TIP_PAID, EventKind.TIP_REFUNDED);
 *     }
 *
 *     public Words words(Handle handle, AcceptedEntry entry, long creator, Stream stream) {
 *         String kind = entry.code() == EventKind.TIP_PAID.code() ? "tip" : "tip_refunded";
 *         return new Words(kind, PublicId.of("tip", entry.reference1()), null);
 *     }
 * }
 * }</pre>
 */
public interface EarningLines {
    /** The kinds of event that this bean tells of. */
    Set<EventKind> kinds();

    /**
     * What an entry was for one creator. Called on the projection's thread, within its SQL transaction, once for each
     * creator and stream of the entry.
     *
     * <p>The answer has to be the same for ever: the projection may be built again from the journal. It follows from the
     * entry, or from rows, read with {@code handle}, that never change once the entry exists. It must not fail on an entry
     * whose rows are missing: then it answers with what the entry says.
     *
     * @param creator who earned or gave back
     * @param stream of which income
     */
    Words words(Handle handle, AcceptedEntry entry, long creator, Stream stream);

    /**
     * The words of a line.
     *
     * @param kind what it was, in snake_case, such as {@code tip} or {@code membership_day}; a stable name of the API
     * @param subject public id of what it was for, such as {@code tip_...} or {@code mem_...}; null where there is none
     * @param payer number of the user who paid, to be shown to the creator; null where there is none, or none who wants to
     *     be named
     */
    record Words(
            String kind, @Nullable String subject, @Nullable Long payer) {}
}
