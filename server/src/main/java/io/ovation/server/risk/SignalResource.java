package io.ovation.server.risk;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/users/{external_id}/signals}: the platform tells us what it saw a user with, so that people who share a device, a
 * card, a bank account or an address are found. Only keyed hashes are kept.
 */
@Path("/v1")
@Allow(value = Role.PLATFORM, scope = Scope.USERS)
@RunOnVirtualThread
public class SignalResource {
    private static final int MOST_SIGNALS = 50;
    private static final int LONGEST_VALUE = 300;

    private final Signals signals;
    private final Sightings sightings;
    private final StepUps stepUps;
    private final Users users;

    SignalResource(Signals signals, Sightings sightings, StepUps stepUps, Users users) {
        this.signals = signals;
        this.sightings = sightings;
        this.stepUps = stepUps;
        this.users = users;
    }

    /** Keeps what a user was seen with; telling the same again changes nothing but when it was last seen. */
    @POST
    @Path("users/{external_id}/signals")
    public Kept tell(@PathParam("external_id") String externalId, @Nullable Told body) {
        User user = users.byExternalId(externalId);
        sightings.seen(user.number(), read(body));
        return new Kept(
                signals.linkedWith(user.number()).size(),
                stepUps.required(user.number()).isPresent());
    }

    /** Says that a user has just proved again who they are, by whatever means the platform has. */
    @POST
    @Path("users/{external_id}/step-up")
    public StepUp confirm(@PathParam("external_id") String externalId) {
        User user = users.byExternalId(externalId);
        stepUps.confirm(user.number());
        return new StepUp(false, null);
    }

    /** Whether a user has to prove again who they are before money leaves. */
    @GET
    @Path("users/{external_id}/step-up")
    public StepUp stepUp(@PathParam("external_id") String externalId) {
        String reason =
                stepUps.required(users.byExternalId(externalId).number()).orElse(null);
        return new StepUp(reason != null, reason);
    }

    private static List<Signals.Signal> read(@Nullable Told body) {
        List<Signal> told = body == null || body.signals() == null ? List.of() : body.signals();
        if (told.isEmpty() || told.size() > MOST_SIGNALS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("signals")
                    .detail("Tell 1 to " + MOST_SIGNALS + " signals at once");
        }
        List<Signals.Signal> read = new ArrayList<>();
        for (Signal each : told) {
            if (each.kind() == null
                    || each.value() == null
                    || each.value().isBlank()
                    || each.value().length() > LONGEST_VALUE) {
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("signals")
                        .detail("A signal has a kind, and a value of 1 to " + LONGEST_VALUE + " characters");
            }
            read.add(new Signals.Signal(SignalKind.of(each.kind()), each.value()));
        }
        return read;
    }

    /** What a user was seen with. */
    public record Told(@Nullable List<Signal> signals) {}

    /**
     * One thing a user was seen with.
     *
     * @param value as the platform knows it: a device id, a card's fingerprint at the payment provider, an account number, an
     *     address
     */
    @Schema(name = "RiskSignal")
    public record Signal(
            @Schema(
                    required = true,
                    enumeration = {"device", "card", "bank_account", "address", "ip"})
            @Nullable
            String kind,

            @Schema(required = true, maxLength = 300) @Nullable
            String value) {}

    /**
     * What is known now.
     *
     * @param linkedUsers how many users are linked with this one, itself included; 0 when nobody shares anything with it
     * @param stepUpRequired whether the user has to prove again who they are before money leaves
     */
    @Schema(name = "RiskSignalsKept")
    public record Kept(int linkedUsers, boolean stepUpRequired) {}

    /**
     * Whether a user has to prove again who they are.
     *
     * @param reason why
     */
    @Schema(name = "StepUp")
    public record StepUp(boolean required, @Nullable String reason) {}
}
