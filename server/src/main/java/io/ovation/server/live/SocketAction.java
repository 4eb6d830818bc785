package io.ovation.server.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.server.identity.Caller;
import java.util.concurrent.CompletionStage;

/**
 * Something that a signed-in viewer can ask for over the room socket, as a bean of the feature that does it. Called on
 * the event loop: it must not block.
 */
public interface SocketAction {
    /** The {@code type} of the messages it answers. */
    String type();

    /**
     * Does what a message asks for.
     *
     * @param clientId the client's own id of the message: its idempotency key where money moves
     * @param message without {@code type} and {@code client_id}
     * @return what the acknowledgement says; fails with a {@link io.ovation.server.api.Problem}, or throws one
     */
    CompletionStage<?> perform(Caller caller, Live live, String clientId, ObjectNode message);
}
