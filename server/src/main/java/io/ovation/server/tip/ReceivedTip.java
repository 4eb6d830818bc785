package io.ovation.server.tip;

import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.PublicId;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.live.Live;
import io.ovation.server.video.Video;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tip as its creator, and everybody in the show or under the video, sees it.
 *
 * @param amount all of it the creator's
 * @param sender left out when they want not to be named
 * @param maturesOn from when on it can be paid out
 */
public record ReceivedTip(
        String id,
        Money amount,
        TipView.@Nullable PersonView sender,
        @Nullable String message,

        @Schema(enumeration = {"sent", "refunding", "refunded", "taken_back"})
        String status,

        @Nullable String liveId,
        @Nullable String videoId,
        Instant sentAt,
        @Nullable LocalDate maturesOn) {
    static ReceivedTip of(Tip tip, @Nullable User payer) {
        return new ReceivedTip(
                tip.id(),
                new Money(tip.amount(), tip.currency()),
                tip.anonymous() ? null : TipView.PersonView.of(tip.payer(), payer),
                tip.message().isEmpty() ? null : tip.message(),
                tip.status().text(),
                tip.live() == null ? null : PublicId.of(Live.PREFIX, tip.live()),
                tip.video() == null ? null : PublicId.of(Video.PREFIX, tip.video()),
                Objects.requireNonNull(tip.sentAt()),
                tip.maturesOn());
    }

    /** A page of them, with who sent each unless they want not to be named. */
    static Page<ReceivedTip> page(Users users, Page<Tip> page) {
        Map<Long, User> payers = users.all(page.items().stream()
                .filter(tip -> !tip.anonymous())
                .map(Tip::payer)
                .distinct()
                .toList());
        return new Page<>(
                page.items().stream()
                        .map(tip -> ReceivedTip.of(tip, payers.get(tip.payer())))
                        .toList(),
                page.nextCursor(),
                page.hasMore());
    }
}
