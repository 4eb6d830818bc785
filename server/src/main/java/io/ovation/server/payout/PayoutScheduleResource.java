package io.ovation.server.payout;

import io.ovation.server.earning.Creators;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Role;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payout-schedule}: a creator is paid weekly, monthly, or when they ask. */
@Path("/v1/payout-schedule")
@Allow(Role.VIEWER)
@RunOnVirtualThread
public class PayoutScheduleResource {
    private final PayoutSchedules schedules;
    private final Creators creators;

    PayoutScheduleResource(PayoutSchedules schedules, Creators creators) {
        this.schedules = schedules;
        this.creators = creators;
    }

    /** When the caller is paid. */
    @GET
    public ScheduleView get() {
        return view(schedules.find(creators.caller().number()));
    }

    /** Chooses when the caller is paid: as much as that day allows, when it is at least the minimum. */
    @PUT
    public ScheduleView choose(ScheduleRequest request) {
        return view(schedules.choose(creators.caller(), request.schedule(), request.day()));
    }

    private static ScheduleView view(Optional<PayoutSchedule> schedule) {
        return schedule.map(each -> new ScheduleView(
                        each.every().text(), each.day(), each.nextOn(), each.lastOn(), each.lastNote()))
                .orElse(new ScheduleView("on_request", null, null, null, null));
    }

    /**
     * When to be paid.
     *
     * @param day 1 (Monday) to 7 for weekly, 1 to 28 for monthly; 1 when left out
     */
    public record ScheduleRequest(
            @Schema(
                    required = true,
                    enumeration = {"weekly", "monthly", "on_request"},
                    examples = "weekly")
            @Nullable
            String schedule,

            @Nullable Integer day) {}

    /**
     * When a creator is paid.
     *
     * @param nextOn the next day, in the creator's own zone
     * @param lastNote what came of the last one: a payout's id, or the code of what stood in the way
     */
    public record ScheduleView(
            @Schema(enumeration = {"weekly", "monthly", "on_request"})
            String schedule,

            @Nullable Integer day,
            @Nullable LocalDate nextOn,
            @Nullable LocalDate lastOn,
            @Nullable String lastNote) {}
}
