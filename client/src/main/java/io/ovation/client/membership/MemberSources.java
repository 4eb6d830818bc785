package io.ovation.client.membership;

import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Route;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members of other platforms (Patreon, Ko-fi), who get the same perks here. */
public final class MemberSources {
    private final Door door;

    /** For one creator; linking is for the platform. */
    public MemberSources(Door door) {
        this.door = door;
    }

    /** The caller's sources. */
    public Call<Sources> get() {
        return door.get(Route.of("member-sources"), Sources.class);
    }

    /**
     * Sets a platform up, or changes what its tiers are here.
     *
     * @param platform {@code patreon} or {@code kofi}
     */
    public Call<Source> setUp(String platform, Setup setup) {
        return door.put(Route.of("member-sources", platform), setup, Source.class);
    }

    /** Takes in a file of members as the platform exports it; again it changes nothing. All of its lines or none. */
    public Call<Report> take(String sourceId, byte[] csv) {
        return door.upload(Route.of("member-sources", sourceId, "files"), csv, Report.class);
    }

    /** For the platform: says who the members of other platforms with an e-mail address are here. */
    public Call<Linked> link(String email, String externalId) {
        return door.postAgain(
                Route.of("member-links"), Door.body("email", email, "external_id", externalId), Linked.class);
    }

    /** Sources. */
    public record Sources(List<Source> items) {}

    /**
     * A source.
     *
     * @param webhookPath where the platform sends its webhooks to
     * @param hasSecret whether webhooks can be checked
     */
    public record Source(
            String id,
            String platform,
            String webhookPath,
            boolean hasSecret,
            Map<String, String> tiers,
            @Nullable String otherTierId) {}

    /**
     * A platform to set up.
     *
     * @param secret of the webhook: Patreon's secret, Ko-fi's verification token
     * @param tiers our tier by the name of theirs
     * @param otherTierId our tier for all other names; left out, they have no perks
     */
    public record Setup(
            @Nullable String secret,
            Map<String, String> tiers,
            @Nullable String otherTierId) {}

    /**
     * What a file brought.
     *
     * @param changed how many of its members were new or stand differently now
     * @param active members of the source that are active there
     * @param withPerks of them, those whose tier is one of ours
     * @param known members of whom somebody said who they are here
     */
    public record Report(int rows, int changed, int active, int withPerks, int known) {}

    /** Who it is now, and of how many memberships elsewhere. */
    public record Linked(String userId, int members) {}
}
