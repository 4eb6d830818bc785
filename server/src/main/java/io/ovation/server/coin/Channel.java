package io.ovation.server.coin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    /** The channel a request names; web when it names none, {@code field_invalid} when there is no such channel. */
    public static Channel asked(@Nullable String code) {
        return code == null
                ? WEB
                : find(code)
                        .orElseThrow(() -> Problem.of(ProblemCode.FIELD_INVALID)
                                .field("channel")
                                .detail("The channel is web or app"));
    }

    @JsonCreator
    static Channel parse(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no channel is called " + code));
    }
}
