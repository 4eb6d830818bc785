package io.ovation.server.membership;

import io.ovation.economics.Asset;
import io.ovation.economics.DerivedIds;
import io.ovation.economics.MembershipServed;
import io.ovation.economics.MoneyEvent;
import io.ovation.economics.Stream;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.clock.Clocks;
import io.ovation.server.earning.MaturityDays;
import io.ovation.server.feed.Bookkeeper;
import io.ovation.server.feed.Receipt;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.Users;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Earns the days of memberships that are over. Each day of a membership has one entry whose id follows from both, so
 * whoever serves it again finds it done. Callers hold the membership's lock. Any thread.
 */
@ApplicationScoped
class MembershipDays {
    /** What is due is posted however late. */
    private static final long NO_DEADLINE = Long.MAX_VALUE;

    private final Bookkeeper books;
    private final MaturityDays maturity;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    MembershipDays(Bookkeeper books, MaturityDays maturity, Users users, Markets markets, Clocks clocks) {
        this.books = books;
        this.maturity = maturity;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** A membership after the days that are over, and the answers of the ledger that make it true. */
    record Served(Membership membership, List<CompletionStage<Receipt>> answers) {}

    /** Asks the ledger to earn every day that is over; the answers come together with those of others. */
    Served serve(Membership membership, LocalDate today) {
        List<CompletionStage<Receipt>> answers = new ArrayList<>();
        Standing now = membership.standing();
        while (Lifecycle.due(now, today) == Lifecycle.Due.SERVE) {
            answers.add(books.post(event(membership, now)));
            now = Lifecycle.served(now);
        }
        return new Served(membership.with(now), answers);
    }

    /** The same, and waits; fails when one of them is not in the books. */
    Membership catchUp(Membership membership, LocalDate today) {
        Served served = serve(membership, today);
        for (CompletionStage<Receipt> answer : served.answers()) {
            answer.toCompletableFuture().join().applied();
        }
        return served.membership();
    }

    private MembershipServed event(Membership membership, Standing now) {
        LocalDate day = Lifecycle.dayToServe(now);
        Schedule.Part part = now.schedule().part(now.schedule().served());
        return new MembershipServed(
                new MoneyEvent.Header(
                        DerivedIds.membershipServed(membership.number(), day),
                        Fingerprints.of("membership-served", membership.number(), day),
                        NO_DEADLINE,
                        markets.get(membership.market()).number(),
                        day),
                membership.number(),
                membership.member(),
                membership.creator(),
                Asset.fiat(membership.currency()),
                part.netMicros(),
                part.creatorMicros(),
                maturesOn(membership.creator(), day));
    }

    /** As long after the day that was served as the creator's income waits, and never a day that has matured already. */
    private LocalDate maturesOn(long creator, LocalDate day) {
        LocalDate today = clocks.today(markets.of(users.get(creator)));
        LocalDate matures = day.plusDays(maturity.of(creator, Stream.MEMBERSHIPS));
        return matures.isAfter(today) ? matures : today.plusDays(1);
    }
}
