package io.ovation.server.coin.dispute;

import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * What reviews found out about gifts and their creators. The risk feature implements it; disputes do not know how it comes
 * to be known.
 */
public interface GiftFindings {
    /**
     * Whether two people agreed, on evidence, that a creator had a part in a payer's fraud.
     *
     * @param handle the SQL transaction of whoever asks
     */
    boolean isComplicit(Handle handle, long creator, long payer);

    /**
     * The number of the quarantine that a gift's earnings went to, unless they were released. Locks it until the SQL
     * transaction ends, so that it is not released meanwhile.
     *
     * @param handle the SQL transaction of whoever asks
     */
    OptionalLong quarantine(Handle handle, UUID gift);
}
