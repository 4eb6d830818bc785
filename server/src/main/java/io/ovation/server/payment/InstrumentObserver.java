package io.ovation.server.payment;

/** A bean that wants to know what people pay with. Features provide beans of this type. */
public interface InstrumentObserver {
    /**
     * A payment has succeeded. Told before it is posted, so before the coins can be spent or the tip arrives; perhaps several
     * times, when somebody dies in between. What it throws makes the payment go on later. Blocking.
     *
     * @param payer number of the user
     */
    void paidWith(long payer, Instrument instrument);
}
