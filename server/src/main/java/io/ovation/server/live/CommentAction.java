package io.ovation.server.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ovation.server.api.ProblemMappers;
import io.ovation.server.identity.Caller;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Comments over the socket: at once when everything is in memory, on a virtual thread otherwise. */
@ApplicationScoped
class CommentAction implements SocketAction {
    private static final Executor VIRTUAL = Thread::startVirtualThread;

    private final Lives lives;
    private final Comments comments;
    private final Moderations moderations;
    private final RoomMembers members;
    private final Users users;
    private final ObjectMapper json;

    CommentAction(
            Lives lives,
            Comments comments,
            Moderations moderations,
            RoomMembers members,
            Users users,
            ObjectMapper json) {
        this.lives = lives;
        this.comments = comments;
        this.moderations = moderations;
        this.members = members;
        this.users = users;
        this.json = json;
    }

    record Said(@Nullable String text) {}

    record Posted(String id) {}

    @Override
    public String type() {
        return "comment";
    }

    @Override
    public CompletionStage<Posted> perform(Caller caller, Live live, String clientId, ObjectNode message) {
        Said said = read(message);
        Show show = lives.running(live.number());
        if (show == null) {
            throw Lives.roomClosed();
        }
        User author = users.cached(caller.userNumber());
        if (author != null && moderations.known(live) && members.known(live.creator(), author.number())) {
            return CompletableFuture.completedStage(new Posted(comments.post(show, author, said.text(), clientId)));
        }
        return CompletableFuture.supplyAsync(
                () -> new Posted(comments.post(show, users.get(caller.userNumber()), said.text(), clientId)), VIRTUAL);
    }

    private Said read(ObjectNode message) {
        try {
            return json.treeToValue(message, Said.class);
        } catch (JsonProcessingException broken) {
            throw ProblemMappers.problem(broken);
        }
    }
}
