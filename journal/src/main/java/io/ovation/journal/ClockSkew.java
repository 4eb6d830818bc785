package io.ovation.journal;

/** This machine's wall clock is too far from the database's for it to hold a lease. Set the clocks (NTP) and start again. */
public final class ClockSkew extends LeaseFault {

    private static final long serialVersionUID = 1L;

    private final long skewMillis;

    /** Names the difference: local minus database. */
    public ClockSkew(long skewMillis, long allowedMillis) {
        super(
                "the wall clock of this machine is " + skewMillis + " ms away from the database's; at most "
                        + allowedMillis + " ms are allowed",
                null);
        this.skewMillis = skewMillis;
    }

    /** Local minus database time in milliseconds. */
    public long skewMillis() {
        return skewMillis;
    }
}
