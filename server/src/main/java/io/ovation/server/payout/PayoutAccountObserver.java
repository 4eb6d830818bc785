package io.ovation.server.payout;

import org.jdbi.v3.core.Handle;

/** A bean that wants to know where creators are paid. Features provide beans of this type. */
public interface PayoutAccountObserver {
    /**
     * A creator named an account, or another one. In the SQL transaction that writes it down; what it throws undoes that.
     *
     * @param account what says that two accounts are the same one; not to be kept in the clear
     * @return what goes on once that is durable; nothing may depend on it
     */
    Runnable named(Handle handle, long creator, String account);
}
