package io.ovation.server.programme;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the platform asserts of where a user lives. */
@Path("/v1/users/{external_id}/residence")
@RunOnVirtualThread
public class ResidenceResource {
    private final FactHistory history;
    private final Database database;
    private final Users users;

    ResidenceResource(FactHistory history, Database database, Users users) {
        this.history = history;
        this.database = database;
        this.users = users;
    }

    /** Says in which country a user lives, when that differs from their market's; null for "no longer known". */
    @PUT
    @Allow(value = Role.PLATFORM, scope = Scope.USERS)
    @Refuses(ProblemCode.NOT_FOUND)
    public Residence residence(@PathParam("external_id") String externalId, @Nullable Residence body) {
        if (body == null) {
            throw Problem.invalid("country", "country is needed; null says that it is not known");
        }
        if (body.country() != null && !Arrays.asList(Locale.getISOCountries()).contains(body.country())) {
            throw Problem.invalid("country", "country is an ISO 3166 code such as DE");
        }
        User user = users.byExternalId(externalId);
        database.useTransaction(
                handle -> history.learn(handle, user.number(), FactKind.RESIDENCE, body.country(), "platform"));
        return body;
    }

    /** A country by its ISO 3166 code. */
    @Schema(name = "Residence")
    public record Residence(
            @Schema(examples = "DE") @Nullable String country) {}
}
