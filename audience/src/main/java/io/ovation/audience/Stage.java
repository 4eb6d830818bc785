package io.ovation.audience;

import io.ovation.audience.community.CreatorProfile;
import io.ovation.audience.platform.Account;
import io.ovation.audience.platform.Platform;
import io.ovation.audience.platform.Refused;
import io.ovation.audience.platform.Shows;
import io.ovation.audience.platform.Unreachable;
import org.jspecify.annotations.Nullable;

/**
 * A creator's room. Goes live when the creator is not; a show that somebody ended is followed by a new one after a pause.
 * Called by the audience's director only; {@link #liveId()} by anyone.
 */
final class Stage {
    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final CreatorProfile creator;
    private final Platform platform;
    private final Account account;
    private volatile @Nullable String liveId;
    private long endedAtNanos;
    private boolean everLive;

    Stage(CreatorProfile creator, Platform platform) {
        this.creator = creator;
        this.platform = platform;
        this.account = new Account(
                platform,
                creator.externalId(),
                creator.name(),
                creator.handle(),
                creator.market(),
                creator.birthDate(),
                creator.followers());
    }

    /** The live of the moment, or null between shows. */
    @Nullable
    String liveId() {
        return liveId;
    }

    /** Looks whether the creator is live and makes it so. */
    void ensureLive() throws Refused, Unreachable, InterruptedException {
        String known = liveId;
        if (known != null
                && platform.get("/v1/lives/" + known, null)
                        .path("status")
                        .asText()
                        .equals("live")) {
            return;
        }
        if (known != null) {
            liveId = null;
            endedAtNanos = System.nanoTime();
        }
        if (everLive && System.nanoTime() - endedAtNanos < PAUSE_NANOS) {
            return;
        }
        liveId = Shows.findOrStart(platform, account, creator.title(), creator.theme());
        everLive = true;
    }
}
