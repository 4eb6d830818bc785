package io.ovation.server.fund;

import io.ovation.server.api.Micros;
import io.ovation.server.event.EventCatalogue;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of the creator fund. */
@ApplicationScoped
public class FundEvents implements EventCatalogue {
    /** The currency of what the fund pays. */
    static final String CURRENCY = "USD";

    static final EventType<Closed> CLOSED = new EventType<>(
            "fund.day_closed", "fund close", Closed.class, "A day of the creator fund is closed and posted.");
    static final EventType<Closed> CORRECTED = new EventType<>(
            "fund.day_corrected",
            "fund close",
            Closed.class,
            "A closed day of the creator fund was corrected; only differences were posted.");

    @Override
    public List<EventType<?>> types() {
        return List.of(CLOSED, CORRECTED);
    }

    static EventDraft closed(FundRun run, Instant at) {
        return EventDraft.of(
                run.run() == 0 ? CLOSED : CORRECTED,
                run.id(),
                at,
                new Closed(
                        run.id(),
                        run.market(),
                        run.day(),
                        run.run(),
                        new Micros(run.sharesMicros(), CURRENCY),
                        new Micros(run.postedMicros(), CURRENCY),
                        run.paidCreators(),
                        run.payableViews(),
                        run.inputHash()));
    }

    /**
     * A run of a close.
     *
     * @param run 0 for the close itself, then its corrections
     * @param shares what the creators got for the day, all runs together
     * @param posted what this run changed; below 0 when more went back than was added
     * @param inputHash SHA-256 over terms and frozen inputs
     */
    public record Closed(
            String closeId,
            String market,
            LocalDate day,
            int run,
            Micros shares,
            Micros posted,
            long creators,
            long payableViews,
            @Nullable String inputHash) {}
}
