package io.ovation.server.coin.recharge;

import java.util.Optional;

/** Who may not buy coins for now. Features provide beans of this type. */
public interface PurchaseLocks {
    /** Why a user may not buy, for them to read; empty when they may. Blocking. */
    Optional<String> lock(long user);
}
