package io.ovation.server.payment;

import java.util.Optional;

/** Who may not buy or pay for anything for now. Features provide beans of this type. */
public interface PurchaseLocks {
    /** Why a user may not pay, for them to read; empty when they may. Blocking. */
    Optional<String> lock(long user);
}
