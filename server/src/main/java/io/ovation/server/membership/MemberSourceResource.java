package io.ovation.server.membership;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.Scope;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/member-sources}: a creator's members of Patreon and Ko-fi, by file and by webhook. */
@Path("/v1")
@Allow(Role.CREATOR)
@RunOnVirtualThread
public class MemberSourceResource {
    private static final int MAX_SECRET = 200;

    private final MemberSources sources;
    private final Callers callers;
    private final Users users;

    MemberSourceResource(MemberSources sources, Callers callers, Users users) {
        this.sources = sources;
        this.callers = callers;
        this.users = users;
    }

    /** The caller's sources. */
    @GET
    @Path("member-sources")
    public Sources list() {
        return new Sources(sources.of(callers.user().userNumber()).stream()
                .map(SourceView::of)
                .toList());
    }

    /** Sets up a platform ({@code patreon} or {@code kofi}), or changes what its tiers are here. The secret is kept when left out. */
    @PUT
    @Path("member-sources/{platform}")
    public SourceView set(@PathParam("platform") String platform, @Nullable Setup setup) {
        if (!MemberSources.PLATFORMS.contains(platform)) {
            throw Problem.of(ProblemCode.NOT_FOUND)
                    .detail("Members come from " + String.join(" and ", MemberSources.PLATFORMS));
        }
        if (setup == null || setup.tiers() == null) {
            throw MembershipResource.missing("tiers");
        }
        String secret = setup.secret();
        if (secret != null && (secret.isBlank() || secret.length() > MAX_SECRET)) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("secret")
                    .detail("A secret has 1 to " + MAX_SECRET + " characters");
        }
        Map<String, Long> tierOf = new TreeMap<>();
        setup.tiers()
                .forEach((name, tier) ->
                        tierOf.put(name, PublicId.numberField(Tier.PREFIX, tier == null ? "" : tier, "tiers")));
        return SourceView.of(sources.set(
                callers.user().userNumber(),
                platform,
                secret,
                tierOf,
                setup.otherTierId() == null
                        ? null
                        : PublicId.numberField(Tier.PREFIX, setup.otherTierId(), "other_tier_id")));
    }

    /** Takes in a file of members as the platform exports it, in CSV; again it changes nothing. All of its lines or none. */
    @POST
    @Path("member-sources/{id}/files")
    @Consumes(MediaType.WILDCARD)
    @Refuses(ProblemCode.FILE_UNREADABLE)
    public FileReport take(@PathParam("id") String id, byte @Nullable [] file) {
        MemberSources.Source source =
                sources.own(callers.user().userNumber(), PublicId.number(MemberSources.PREFIX, id));
        MemberSources.Report report = sources.take(source, file == null ? new byte[0] : file);
        return new FileReport(report.rows(), report.changed(), report.active(), report.withPerks(), report.known());
    }

    /**
     * Says who the members of other platforms with this e-mail address are here, for all creators: the platform knows both.
     */
    @POST
    @Path("member-links")
    @Allow(value = Role.PLATFORM, scope = Scope.MEMBERSHIPS)
    public Linked link(@Nullable Link link) {
        if (link == null || link.email() == null || link.email().isBlank()) {
            throw MembershipResource.missing("email");
        }
        if (link.externalId() == null) {
            throw MembershipResource.missing("external_id");
        }
        User user = users.byExternalId(link.externalId());
        return new Linked(user.id(), sources.link(link.email(), user.number()));
    }

    /**
     * A platform to set up.
     *
     * @param secret of the webhook: Patreon's secret, Ko-fi's verification token
     * @param tiers our tier by the name of theirs
     * @param otherTierId our tier for all other names; left out, they have no perks
     */
    @Schema(name = "MemberSourceSetup")
    public record Setup(
            @Schema(maxLength = 200) @Nullable String secret,
            @Schema(required = true) @Nullable Map<String, @Nullable String> tiers,
            @Nullable String otherTierId) {}

    /**
     * A source.
     *
     * @param webhookPath where the platform sends its webhooks to
     * @param hasSecret whether webhooks can be checked
     */
    @Schema(name = "MemberSource")
    public record SourceView(
            String id,

            @Schema(enumeration = {"patreon", "kofi"}) String platform,

            String webhookPath,
            boolean hasSecret,
            Map<String, String> tiers,
            @Nullable String otherTierId) {
        static SourceView of(MemberSources.Source source) {
            String id = PublicId.of(MemberSources.PREFIX, source.number());
            Map<String, String> tiers = new TreeMap<>();
            source.tiers().forEach((name, tier) -> tiers.put(name, PublicId.of(Tier.PREFIX, tier)));
            Long otherwise = source.otherwise();
            return new SourceView(
                    id,
                    source.platform(),
                    "/v1/member-source-events/" + id,
                    source.secret() != null,
                    tiers,
                    otherwise == null ? null : PublicId.of(Tier.PREFIX, otherwise));
        }
    }

    /** Sources. */
    @Schema(name = "MemberSources")
    public record Sources(List<SourceView> items) {}

    /**
     * What a file brought.
     *
     * @param changed how many of its members were new or stand differently now
     * @param active members of the source that are active there
     * @param withPerks of them, those whose tier is one of ours
     * @param known members of whom somebody said who they are here
     */
    @Schema(name = "MemberFileReport")
    public record FileReport(int rows, int changed, int active, int withPerks, int known) {}

    /** Who somebody is. */
    @Schema(name = "MemberLink")
    public record Link(
            @Schema(required = true, examples = "ana@example.org") @Nullable
            String email,

            @Schema(required = true, examples = "user-1") @Nullable
            String externalId) {}

    /** Who it is now, and of how many memberships elsewhere. */
    @Schema(name = "MemberLinked")
    public record Linked(String userId, int members) {}
}
