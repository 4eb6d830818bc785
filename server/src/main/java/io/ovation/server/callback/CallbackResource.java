package io.ovation.server.callback;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Uncounted;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Public;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /v1/provider-callbacks/{source}}: where providers, banks and stores tell us what happened. The signature is
 * the caller's identity. Answered 2xx once the event is written down, also the second time, and also when it changes
 * nothing; otherwise the provider delivers again.
 */
@Path("/v1/provider-callbacks/{source}")
@Public(ownCredentials = true)
@Uncounted
public class CallbackResource {
    private final Map<String, CallbackSource> sources;
    private final CallbackInbox inbox;
    private final Clocks clocks;

    CallbackResource(@All List<CallbackSource> sources, CallbackInbox inbox, Clocks clocks) {
        this.sources =
                sources.stream().collect(Collectors.toUnmodifiableMap(CallbackSource::name, Function.identity()));
        this.inbox = inbox;
        this.clocks = clocks;
    }

    /** Takes in one event. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RunOnVirtualThread
    public Taken take(@PathParam("source") String name, @Context HttpHeaders headers, byte @Nullable [] body) {
        CallbackSource source = sources.get(name);
        if (source == null) {
            throw Problem.of(ProblemCode.NOT_FOUND)
                    .detail("Nobody calls back under this name")
                    .cure("The names are "
                            + String.join(
                                    ", ", sources.keySet().stream().sorted().toList()));
        }
        Callback callback = new Callback(body == null ? new byte[0] : body, headers::getHeaderString, clocks.wall());
        return new Taken(inbox.take(name, source.read(callback), callback.at()));
    }

    /**
     * The answer.
     *
     * @param known whether the event is about something of ours
     */
    public record Taken(boolean known) {}
}
