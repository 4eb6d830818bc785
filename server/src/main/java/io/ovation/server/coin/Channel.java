package io.ovation.server.coin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** Where coins are sold. In an app the store is the seller: it collects the tax and keeps its commission. */
public enum Channel {
    WEB,
    APP;

    /** The name used in requests and in the price book: {@code web} or {@code app}. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The channel of that name, or nothing. */
    public static Optional<Channel> find(String code) {
        for (Channel channel : values()) {
            if (channel.code().equals(code)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    @JsonCreator
    static Channel parse(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no channel is called " + code));
    }
}
