package io.ovation.server.approval;

/** What a kind of proposal does once it is approved. Features provide beans of this type. */
public interface ProposedAction {
    /** The kind of proposal, as in JSON: {@code adjustment}, {@code refund}. */
    String kind();

    /**
     * Does it, or finds it done: called again after any failure, also by another instance, so everything in it is keyed by the
     * proposal's number. Nobody else does it meanwhile, on any server. Blocking, but never on the outside: that is for {@link
     * #goOn}.
     *
     * @return the public id of what came of it
     * @throws io.ovation.server.api.Problem of status 4xx (but not 429) when it can never be done: the proposal has failed
     * @throws RuntimeException when it cannot be done now: it is tried again
     */
    String execute(Proposal proposal);

    /** Goes on with what {@link #execute} began, once that is kept; what is left open here, a sweeper of its own finishes. */
    default void goOn(Proposal done) {}
}
