package io.ovation.server.payout;

import io.ovation.server.clock.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every step of a payout with when it was, or when it should be. Blocking; any thread. */
@ApplicationScoped
public class PayoutTracker {
    private static final List<String> WAY = List.of("asked", "approved", "sent", "paid");
    private static final int DAYS_TO_DECIDE = 1;

    private final Payouts payouts;
    private final PayoutStore store;
    private final Clocks clocks;

    PayoutTracker(Payouts payouts, PayoutStore store, Clocks clocks) {
        this.payouts = payouts;
        this.store = store;
        this.clocks = clocks;
    }

    /** The steps of a payout, those that were and those that are to come. */
    public Track of(Payout payout) {
        Map<String, Instant> reached = new HashMap<>();
        List<String> order = new ArrayList<>();
        for (PayoutStore.Step step : store.history(payout.number())) {
            reached.put(step.status(), step.at());
            order.add(step.status());
        }
        List<PayoutGate.Wait> waits = payouts.waits(payout);
        String shown = payout.status().shown();
        boolean over = shown.equals("returned") || shown.equals("rejected");
        List<Step> steps = new ArrayList<>();
        if (over) {
            for (String name : order) {
                steps.add(new Step(
                        name,
                        name.equals(shown) ? "failed" : "done",
                        reached.get(name),
                        null,
                        text(name, payout, waits)));
            }
        } else {
            boolean open = false;
            for (String name : WAY) {
                Instant at = reached.get(name);
                String state;
                if (at != null) {
                    state = "done";
                } else if (open) {
                    state = "next";
                } else {
                    state = waits.isEmpty() ? "now" : "waiting";
                    open = true;
                }
                steps.add(new Step(
                        name,
                        state,
                        at,
                        at == null ? expected(name, payout, reached, waits) : null,
                        state.equals("waiting") ? waits.getFirst().text() : text(name, payout, waits)));
            }
        }
        return new Track(
                payout.id(),
                shown,
                steps,
                waits.stream()
                        .map(wait -> new PayoutResource.Wait(wait.code(), wait.text(), wait.until()))
                        .toList());
    }

    /** When a step that has not been should be; null while people have to decide something first. */
    private @Nullable LocalDate expected(
            String name, Payout payout, Map<String, Instant> reached, List<PayoutGate.Wait> waits) {
        if (waits.stream().anyMatch(wait -> wait.until() == null)) {
            return null;
        }
        LocalDate today = day(clocks.business());
        Instant approvedAt = reached.get("approved");
        LocalDate approved = approvedAt != null
                ? day(approvedAt)
                : later(today, PayoutRules.workingDaysAfter(payout.businessDay(), DAYS_TO_DECIDE));
        if (name.equals("approved")) {
            return approved;
        }
        LocalDate sent = reached.containsKey("sent") ? day(reached.get("sent")) : later(today, approved);
        for (PayoutGate.Wait wait : waits) {
            sent = wait.until() == null ? sent : later(sent, day(wait.until()));
        }
        return name.equals("sent")
                ? sent
                : later(
                        today,
                        PayoutRules.workingDaysAfter(sent, payouts.rules().workingDays()));
    }

    private static @Nullable String text(String name, Payout payout, List<PayoutGate.Wait> waits) {
        return switch (name) {
            case "rejected" -> payout.decisionReason();
            case "returned" -> payout.bankReason();
            default -> null;
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** A payout's steps. */
    public record Track(String payoutId, String status, List<Step> steps, List<PayoutResource.Wait> waits) {}

    /**
     * A step.
     *
     * @param name {@code asked}, {@code approved}, {@code sent}, {@code paid}, or how it ended otherwise
     * @param state {@code done}; {@code now} or {@code waiting} for the one at hand; {@code next}; {@code failed}
     * @param at when it was
     * @param expectedOn when it should be; left out once it was, and while people have to decide something first
     * @param text why it waits, or why it failed
     */
    public record Step(
            String name,
            String state,
            @Nullable Instant at,
            @Nullable LocalDate expectedOn,
            @Nullable String text) {}
}
