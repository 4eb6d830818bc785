package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Signing in as one of the personas, in the sandbox only. */
@Path("/v1/sandbox")
@RunOnVirtualThread
@Public
@Refuses(ProblemCode.SANDBOX_ONLY)
public class SandboxResource {
    private static final Duration SESSION = Duration.ofHours(12);

    private final Personas personas;
    private final Tokens tokens;
    private final Markets markets;
    private final Secrets secrets;

    SandboxResource(Personas personas, Tokens tokens, Markets markets, Secrets secrets) {
        this.personas = personas;
        this.tokens = tokens;
        this.markets = markets;
        this.secrets = secrets;
    }

    /** Who one may be. */
    @GET
    @Path("personas")
    public List<PersonaView> personas() {
        secrets.mode().requireTest();
        return personas.all().stream()
                .map(each -> new PersonaView(
                        each.persona(), each.name(), each.handle(), each.avatarSeed(), each.description()))
                .toList();
    }

    /** Signs in as a persona. */
    @POST
    @Path("sessions")
    public Session signIn(@Nullable SignIn body) {
        secrets.mode().requireTest();
        if (body == null || body.persona() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("persona").detail("persona is missing");
        }
        User user = personas.user(body.persona());
        return Session.of(tokens.mint(user, SESSION), UserView.of(user, markets));
    }

    /** A persona as the JSON shows it. */
    public record PersonaView(String persona, String name, String handle, String avatarSeed, String description) {}

    /** Who to be. */
    public record SignIn(
            @Schema(required = true, examples = "viewer") @Nullable
            String persona) {}
}
