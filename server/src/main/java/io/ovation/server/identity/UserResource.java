package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.Refuses;
import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The platform tells us of its users and gets tokens for them; users see themselves. */
@Path("/v1")
@RunOnVirtualThread
public class UserResource {
    private static final int DEFAULT_SECONDS = 3_600;
    private static final int MAX_SECONDS = 86_400;
    private static final int LONGEST_SEEN = 300;

    private final Users users;
    private final Markets markets;
    private final Tokens tokens;
    private final Callers callers;
    private final List<UserSightings> sightings;

    UserResource(Users users, Markets markets, Tokens tokens, Callers callers, @All List<UserSightings> sightings) {
        this.users = users;
        this.markets = markets;
        this.tokens = tokens;
        this.callers = callers;
        this.sightings = sightings;
    }

    /** The signed-in user, with the roles that this sign-in gives. */
    @GET
    @Path("me")
    @Allow({Role.VIEWER, Role.SUPPORT, Role.FINANCE, Role.TRUST, Role.ADMIN})
    public UserView me() {
        Caller caller = callers.user();
        return UserView.of(users.get(caller.userNumber()), markets, caller.roles());
    }

    /** A user, by the platform's own id of them. */
    @GET
    @Path("users/{external_id}")
    @Allow(
            value = {Role.PLATFORM, Role.SUPPORT, Role.FINANCE, Role.TRUST},
            scope = Scope.USERS)
    public UserView user(@jakarta.ws.rs.PathParam("external_id") String externalId) {
        return UserView.of(users.byExternalId(externalId), markets);
    }

    /** Creates or changes a user. */
    @PUT
    @Path("users/{external_id}")
    @Allow(value = Role.PLATFORM, scope = Scope.USERS)
    @Refuses(ProblemCode.MARKET_UNKNOWN)
    public UserView describe(
            @jakarta.ws.rs.PathParam("external_id") String externalId, @Nullable UserDescription body) {
        if (body == null) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).cure("Send one JSON object");
        }
        return UserView.of(users.describe(externalId, body), markets);
    }

    /** Mints a short-lived token for a user, for the platform to hand to that user's device. */
    @POST
    @Path("user-tokens")
    @Allow(value = Role.PLATFORM, scope = Scope.USERS)
    @Refuses(ProblemCode.NOT_FOUND)
    public Session token(@Nullable TokenWish body) {
        if (body == null || body.externalId() == null) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("external_id").detail("external_id is missing");
        }
        int seconds = body.ttlSeconds() == null ? DEFAULT_SECONDS : body.ttlSeconds();
        if (seconds < 1 || seconds > MAX_SECONDS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("ttl_seconds")
                    .detail("ttl_seconds is from 1 to " + MAX_SECONDS);
        }
        User user = users.byExternalId(body.externalId());
        UserSightings.Seen seen = new UserSightings.Seen(
                sane(body.device(), "device"), sane(body.address(), "address"), sane(body.ip(), "ip"));
        sightings.forEach(each -> each.signsIn(user.number(), seen));
        return Session.of(tokens.mint(user, Duration.ofSeconds(seconds)), UserView.of(user, markets));
    }

    private static @Nullable String sane(@Nullable String value, String field) {
        if (value != null && (value.isBlank() || value.length() > LONGEST_SEEN)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(field)
                    .detail(field + " has 1 to " + LONGEST_SEEN + " characters");
        }
        return value;
    }

    /**
     * For whom, and for how long (an hour when not said, a day at most). What the user was seen with may be told as well: people
     * who share a device or an address are found by it, and only keyed hashes are kept.
     *
     * @param device what the platform knows the device by that asks
     * @param address where the user lives
     * @param ip the address on the network that the device has
     */
    public record TokenWish(
            @Schema(required = true, maxLength = 128, examples = "mia") @Nullable
            String externalId,

            @Schema(minimum = "1", maximum = "86400", examples = "3600") @Nullable
            Integer ttlSeconds,

            @Schema(maxLength = 300, examples = "b3f6c1d0") @Nullable
            String device,

            @Schema(maxLength = 300) @Nullable String address,

            @Schema(maxLength = 300, examples = "203.0.113.7") @Nullable
            String ip) {}
}
