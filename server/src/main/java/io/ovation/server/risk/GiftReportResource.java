package io.ovation.server.risk;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.coin.lot.LotUse;
import io.ovation.server.coin.lot.Lots;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/gift-reports}: a creator says that a gift they got looks wrong. Its earnings wait for a review, and nothing else
 * follows for the creator: no score, no hold of payouts. Saying it again changes nothing.
 */
@Path("/v1/gift-reports")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class GiftReportResource {
    private static final int LONGEST_TEXT = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Lots lots;
    private final Cases cases;
    private final Bookkeeper books;
    private final Callers callers;

    GiftReportResource(Lots lots, Cases cases, Bookkeeper books, Callers callers) {
        this.lots = lots;
        this.cases = cases;
        this.books = books;
        this.callers = callers;
    }

    /** Reports a gift that the caller received. */
    @POST
    @ResponseStatus(201)
    public Taken report(@Nullable Report body) {
        long creator = callers.user().userNumber();
        String gift = body == null ? null : body.giftId();
        String why = body == null ? null : body.reason();
        if (gift == null || why == null || why.isBlank() || why.length() > LONGEST_TEXT) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field(gift == null ? "gift_id" : "reason")
                    .detail("Name the gift, and say why in 1 to " + LONGEST_TEXT + " characters");
        }
        books.waitFor(books.position().sequence(), PATIENCE);
        LotUse found = lots.gift(PublicId.uuid("gift", gift))
                .filter(each -> Objects.equals(each.creator(), creator))
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You received no such gift"));
        long number = cases.open(creator, Score.NONE, false, List.of(found), why, "creator");
        boolean waits = cases.quarantines(number).stream()
                .anyMatch(each -> each.gift().equals(found.gift()) && each.status() != Quarantine.Status.RELEASED);
        return new Taken(gift, waits);
    }

    /** A gift that looks wrong, and why. */
    @Schema(name = "GiftReport")
    public record Report(@Nullable String giftId, @Nullable String reason) {}

    /**
     * What came of it.
     *
     * @param quarantined whether its earnings wait for a review; what has matured does not
     */
    @Schema(name = "GiftReportTaken")
    public record Taken(String giftId, boolean quarantined) {}
}
