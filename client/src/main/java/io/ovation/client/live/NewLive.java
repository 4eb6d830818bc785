package io.ovation.client.live;

import org.jspecify.annotations.Nullable;

/** A show to be started: what it is called, where its picture comes from, and the look of its stage. */
public record NewLive(
        String title, @Nullable String streamUrl, @Nullable String theme) {
    /** Only the title. */
    public static NewLive titled(String title) {
        return new NewLive(title, null, null);
    }

    /** With a look of the stage. */
    public NewLive theme(String look) {
        return new NewLive(title, streamUrl, look);
    }

    /** With an HLS stream. */
    public NewLive stream(String url) {
        return new NewLive(title, url, theme);
    }
}
