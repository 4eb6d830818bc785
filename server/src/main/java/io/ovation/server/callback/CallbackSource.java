package io.ovation.server.callback;

/**
 * A party outside that tells us things: a payment provider, a bank, an app store. A feature provides one bean for each;
 * {@code POST /v1/provider-callbacks/{name}} brings what they say.
 *
 * <p>The order of work is always the same. {@link #read} checks who speaks and what it means, without changing anything.
 * Then, in one SQL transaction, the event's id is remembered and its {@link SignedEvent.Consequence} is applied, so both
 * happen or none; a second delivery finds the id and changes nothing. Only then is the answer 2xx, and only then does
 * the rest go on (posting to the ledger, calling the provider), which a sweeper would finish as well.
 */
public interface CallbackSource {
    /** The last part of its address, lower case with dashes: {@code stripe}. Also the key its event ids are kept under. */
    String name();

    /**
     * Who speaks, and what about. Any thread; may block.
     *
     * @throws io.ovation.server.api.Problem {@code callback_signature_invalid} when the signature is not theirs,
     *     {@code malformed_json} when what they signed cannot be read
     */
    SignedEvent read(Callback callback);
}
