package io.ovation.server.gift;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.server.api.ProblemMappers;
import io.ovation.server.identity.Caller;
import io.ovation.server.live.Live;
import io.ovation.server.live.SocketAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletionStage;

/** Gifts over the room socket: the same service as over HTTP, with the client's id as the idempotency key. */
@ApplicationScoped
class GiftAction implements SocketAction {
    private final Gifts gifts;
    private final ObjectMapper json;

    GiftAction(Gifts gifts, ObjectMapper json) {
        this.gifts = gifts;
        this.json = json;
    }

    @Override
    public String type() {
        return "gift";
    }

    @Override
    public CompletionStage<GiftView> perform(Caller caller, Live live, String clientId, ObjectNode message) {
        GiftWish wish;
        try {
            wish = json.treeToValue(message, GiftWish.class);
        } catch (JsonProcessingException broken) {
            throw ProblemMappers.problem(broken);
        }
        return gifts.send(Gifts.sender(caller), live.number(), wish, clientId).thenApply(Gifts::view);
    }
}
