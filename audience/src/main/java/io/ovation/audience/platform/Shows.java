package io.ovation.audience.platform;

import io.ovation.client.Person;
import io.ovation.client.live.Live;
import io.ovation.client.live.NewLive;

/** Finds the show a creator is giving, or starts one. Blocks. */
public final class Shows {
    private static final int MOST_SEARCHED = 5_000;

    private Shows() {}

    /** The id of the creator's live; a new one with this title and theme when there is none. */
    public static String findOrStart(Person creator, String title, String theme) {
        String mine = creator.me().now().id();
        return creator.lives().list().stream()
                .limit(MOST_SEARCHED)
                .filter(live -> live.creator().id().equals(mine) && live.isRunning())
                .map(Live::id)
                .findFirst()
                .orElseGet(() -> creator.lives()
                        .start(NewLive.titled(title).theme(theme))
                        .now()
                        .id());
    }
}
