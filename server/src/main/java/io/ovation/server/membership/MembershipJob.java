package io.ovation.server.membership;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.event.EventDraft;
import io.ovation.server.event.EventType;
import io.ovation.server.event.Events;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.payment.ChargeOrder;
import io.ovation.server.payment.Charges;
import io.ovation.server.store.Database;
import io.ovation.server.store.HeldTransactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What falls due with the days: earning those that are over, renewing, trying again, ending grace and pauses. Runs every
 * minute and whenever somebody moves the business clock.
 *
 * <p>A page of memberships is locked, their days are posted together, and their rows are written in the transaction that
 * holds the locks; so a process may die anywhere, and two may run at once. Charges go on after that, many at once.
 */
@ApplicationScoped
public class MembershipJob implements TimeListener {
    private static final Logger LOG = LoggerFactory.getLogger(MembershipJob.class);
    private static final HeldTransactions PAGES = new HeldTransactions(2);
    private static final int PAGE = 500;
    private static final int CHARGES_AT_ONCE = 16;
    private static final int MOST_STEPS = 400;
    private static final int MOST_ROUNDS = 4;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Database database;
    private final MembershipDays days;
    private final Billing billing;
    private final Tiers tiers;
    private final Charges charges;
    private final Members members;
    private final MembershipTerms terms;
    private final Bookkeeper books;
    private final Markets markets;
    private final Clocks clocks;

    MembershipJob(
            Database database,
            MembershipDays days,
            Billing billing,
            Tiers tiers,
            Charges charges,
            Members members,
            MembershipTerms terms,
            Bookkeeper books,
            Markets markets,
            Clocks clocks) {
        this.database = database;
        this.days = days;
        this.billing = billing;
        this.tiers = tiers;
        this.charges = charges;
        this.members = members;
        this.terms = terms;
        this.books = books;
        this.markets = markets;
        this.clocks = clocks;
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        // What was paid may have more to do: days between a renewal that was late and now.
        for (int round = 0; round < MOST_ROUNDS && run() > 0; round++) {
            LOG.debug("Memberships: round {} of {}", round, to);
        }
    }

    /** The job that looks after time that passes by itself. */
    @Produces
    @ApplicationScoped
    Task<Void> membershipDays() {
        return Tasks.recurring("membership-days", FixedDelay.of(PAUSE)).execute((instance, context) -> run());
    }

    /**
     * Does what is due by the business clock.
     *
     * @return how many memberships something was done for
     */
    public int run() {
        // The latest day that has begun anywhere; each membership's own market decides below.
        LocalDate latest = LocalDate.ofInstant(clocks.business(), ZoneOffset.ofHours(14));
        LocalDate afterDay = LocalDate.EPOCH;
        long after = 0;
        int touched = 0;
        long sequence = 0;
        while (true) {
            LocalDate day = afterDay;
            long number = after;
            Page page = PAGES.run(database, handle -> page(handle, latest, day, number));
            chargeAll(page.charges());
            touched += page.touched();
            sequence = Math.max(sequence, page.sequence());
            if (page.size() < PAGE) {
                break;
            }
            afterDay = page.lastDay();
            after = page.lastNumber();
        }
        if (sequence > 0) {
            books.waitFor(sequence, PATIENCE);
        }
        return touched;
    }

    private record Page(int size, int touched, long sequence, LocalDate lastDay, long lastNumber, List<Long> charges) {}

    /** A membership on the way through a page. */
    private static final class Work {
        private final Membership before;
        private Membership now;
        private final List<CompletionStage<Receipt>> answers = new ArrayList<>();
        private final List<EventDraft> events = new ArrayList<>();
        private Billing.@org.jspecify.annotations.Nullable Due bill;

        private Work(Membership membership) {
            before = membership;
            now = membership;
        }
    }

    private Page page(Handle handle, LocalDate latest, LocalDate afterDay, long after) {
        List<Membership> due = MembershipStore.lockDue(handle, latest, afterDay, after, PAGE);
        List<Work> work = new ArrayList<>(due.size());
        for (Membership membership : due) {
            Work each = new Work(membership);
            advance(each);
            work.add(each);
        }
        long sequence = 0;
        List<MembershipStore.Changed> changes = new ArrayList<>();
        List<EventDraft> events = new ArrayList<>();
        List<Work> settled = new ArrayList<>();
        for (Work each : work) {
            try {
                for (CompletionStage<Receipt> answer : each.answers) {
                    Receipt receipt = answer.toCompletableFuture().join();
                    receipt.applied();
                    sequence = Math.max(sequence, receipt.sequence());
                }
            } catch (CompletionException | IllegalStateException refused) {
                LOG.error("Days of membership {} are not in the books; nothing of it changes", each.now.id(), refused);
                continue;
            }
            if (!each.now.equals(each.before)) {
                changes.add(new MembershipStore.Changed(each.now.number(), each.now.standing()));
                events.addAll(each.events);
                settled.add(each);
            }
        }
        MembershipStore.saveAll(handle, changes, clocks.business());
        Events.append(handle, events);
        List<Long> opened = new ArrayList<>();
        for (Work each : settled) {
            Billing.Due bill = each.bill;
            if (bill != null) {
                opened.add(billing.open(handle, each.now, bill));
            }
            members.changed(each.now.creator(), each.now.member());
        }
        LocalDate lastDay = due.isEmpty() ? afterDay : due.getLast().standing().workOn();
        return new Page(
                due.size(),
                settled.size(),
                sequence,
                lastDay == null ? latest : lastDay,
                due.isEmpty() ? after : due.getLast().number(),
                opened);
    }

    /** Takes a membership as far as it goes without the outside. */
    private void advance(Work work) {
        LocalDate today = clocks.today(markets.get(work.now.market()));
        for (int step = 0; step < MOST_STEPS; step++) {
            Standing standing = work.now.standing();
            switch (Lifecycle.due(standing, today)) {
                case NOTHING -> {
                    return;
                }
                case SERVE -> {
                    MembershipDays.Served served = days.serve(work.now, today);
                    work.answers.addAll(served.answers());
                    work.now = served.membership();
                }
                case PAUSE -> become(work, Lifecycle.paused(standing), MembershipEvents.PAUSED, today);
                case END ->
                    become(
                            work,
                            Lifecycle.ended(
                                    standing, work.now.gift() == null ? EndReason.CANCELLED : EndReason.GIFT_OVER),
                            MembershipEvents.ENDED,
                            today);
                case LAPSE -> become(work, Lifecycle.ended(standing, EndReason.LAPSED), MembershipEvents.LAPSED, today);
                case RENEW -> {
                    bill(work, BillKind.RENEWAL, today);
                    return;
                }
                case RESUME -> {
                    bill(work, BillKind.RESUMPTION, today);
                    return;
                }
            }
        }
    }

    private void bill(Work work, BillKind kind, LocalDate today) {
        Standing standing = work.now.standing();
        Long next = standing.nextTier();
        Tier tier = tiers.get(next == null ? standing.tier() : next);
        Long kept = work.now.keptMethod();
        if (kept == null) {
            // Nothing to charge: as if it had been declined, so that grace and its end come as for everybody.
            long bill = Billing.newNumber();
            Standing declined =
                    Lifecycle.unpaid(Lifecycle.billed(standing, kind, bill), bill, kind, today, terms.rules());
            become(work, declined, MembershipEvents.PAYMENT_FAILED, today);
            return;
        }
        long bill = Billing.newNumber();
        work.bill = new Billing.Due(
                bill,
                kind,
                tier.number(),
                next == null ? standing.price() : standing.nextPrice(),
                0,
                new ChargeOrder.Method.Kept(kept));
        work.now = work.now.with(Lifecycle.billed(standing, kind, bill));
    }

    private void become(Work work, Standing after, EventType<MembershipEvents.Told> type, LocalDate today) {
        work.now = work.now.with(after);
        work.events.add(MembershipEvents.of(type, work.now, today, clocks.business(), null));
    }

    /** Asks for the payments, some at once; what fails here is the sweeper's. */
    private void chargeAll(List<Long> numbers) {
        if (numbers.isEmpty()) {
            return;
        }
        Semaphore places = new Semaphore(CHARGES_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> asked = new ArrayList<>();
            for (Long number : numbers) {
                places.acquire();
                asked.add(threads.submit(() -> {
                    try {
                        charges.goOn(number);
                    } finally {
                        places.release();
                    }
                }));
            }
            for (Future<?> each : asked) {
                each.get();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException fault) {
            LOG.warn("Some renewals go on later: {}", fault.toString());
        }
    }
}
