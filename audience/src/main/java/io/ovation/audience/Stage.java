package io.ovation.audience;

import io.ovation.audience.community.CreatorProfile;
import io.ovation.audience.platform.Account;
import io.ovation.audience.platform.Shows;
import io.ovation.client.Ovation;
import io.ovation.client.user.UserDescription;
import org.jspecify.annotations.Nullable;

/**
 * A creator's room. Goes live when the creator is not; a show that somebody ended is followed by a new one after a pause.
 * Called by the audience's director only; {@link #liveId()} by anyone.
 */
final class Stage {
    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final CreatorProfile creator;
    private final Ovation ovation;
    private final Account account;
    private volatile @Nullable String liveId;
    private long endedAtNanos;
    private boolean everLive;

    Stage(CreatorProfile creator, Ovation ovation) {
        this.creator = creator;
        this.ovation = ovation;
        this.account = new Account(
                ovation,
                creator.externalId(),
                UserDescription.named(creator.name())
                        .handle(creator.handle())
                        .market(creator.market())
                        .born(creator.birthDate())
                        .followers(creator.followers()));
    }

    /** The live of the moment, or null between shows. */
    @Nullable
    String liveId() {
        return liveId;
    }

    /** Looks whether the creator is live and makes it so. Blocks. */
    void ensureLive() {
        String known = liveId;
        if (known != null && ovation.guest().lives().get(known).now().isRunning()) {
            return;
        }
        if (known != null) {
            liveId = null;
            endedAtNanos = System.nanoTime();
        }
        if (everLive && System.nanoTime() - endedAtNanos < PAUSE_NANOS) {
            return;
        }
        liveId = Shows.findOrStart(account.person(), creator.title(), creator.theme());
        everLive = true;
    }
}
