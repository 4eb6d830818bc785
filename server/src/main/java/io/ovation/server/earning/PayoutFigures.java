package io.ovation.server.earning;

import io.ovation.economics.Asset;

/** What a creator's summary says of payouts, told by whoever pays. Blocking; any thread. */
public interface PayoutFigures {
    /** What has been paid to a creator in a currency and did not come back, in minor units. */
    long paidOut(long creator, Asset currency);

    /** The smallest payout, in minor units of the currency. */
    long minimum(Asset currency);

    /** Most that a creator may ask for on one business day, in minor units of the currency. */
    long dailyMaximum(long creator, Asset currency);
}
