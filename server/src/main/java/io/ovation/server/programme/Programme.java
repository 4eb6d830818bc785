package io.ovation.server.programme;

import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Market;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who is in the programme and why: applications, the daily review, leaving, and the replay of any past moment. Every change of
 * somebody's status is one decision with its explanation, written and told in one SQL transaction. Any thread; blocks on SQL.
 */
@ApplicationScoped
public class Programme {
    private final ProgrammeStore store;
    private final FactHistory history;
    private final CriteriaBook criteria;
    private final Activity activity;
    private final Database database;
    private final Users users;
    private final Markets markets;
    private final Clocks clocks;

    Programme(
            ProgrammeStore store,
            FactHistory history,
            CriteriaBook criteria,
            Activity activity,
            Database database,
            Users users,
            Markets markets,
            Clocks clocks) {
        this.store = store;
        this.history = history;
        this.criteria = criteria;
        this.activity = activity;
        this.database = database;
        this.users = users;
        this.markets = markets;
        this.clocks = clocks;
    }

    /** Whether a user is in the programme now, at risk or not. */
    public boolean isMember(long user) {
        return database.withHandle(handle -> ProgrammeStore.member(handle, user))
                .filter(member -> member.status().isIn())
                .isPresent();
    }

    /** How the criteria stand for a user at this moment; what their videos did is taken in first. */
    public Verdict now(User user) {
        return database.inTransaction(handle -> judge(handle, user));
    }

    Optional<Member> member(long user) {
        return database.withHandle(handle -> ProgrammeStore.member(handle, user));
    }

    /**
     * Applies, and is answered at once. Who is in already stays so; who was refused may apply again.
     *
     * @return the decision; empty when they are in already
     */
    Optional<Decision> apply(User user) {
        return database.inTransaction(handle -> {
            ProgrammeStore.lock(handle, user.number());
            Optional<Member> before = ProgrammeStore.member(handle, user.number());
            if (before.filter(member -> member.status().isIn()).isPresent()) {
                return Optional.empty();
            }
            Verdict verdict = judge(handle, user);
            if (!verdict.availability().equals("open")) {
                throw Problem.of(ProblemCode.PROGRAMME_NOT_OFFERED)
                        .detail(
                                verdict.availability().equals("coming")
                                        ? "The programme is coming to " + verdict.market() + " and takes nobody yet"
                                        : "The programme is not offered in " + verdict.market())
                        .cure("GET /v1/programme/criteria says where it is");
            }
            MemberStatus status = verdict.eligible() ? MemberStatus.MEMBER : MemberStatus.REFUSED;
            return Optional.of(decide(handle, user, verdict, "application", status, null));
        });
    }

    /**
     * The same for whoever does not need the decision.
     *
     * @return whether they are in now
     */
    public boolean join(User user) {
        apply(user);
        return isMember(user.number());
    }

    /** Leaves; {@code programme_not_joined} when there is nothing to leave. */
    Decision leave(User user) {
        return database.inTransaction(handle -> {
            ProgrammeStore.lock(handle, user.number());
            boolean isIn = ProgrammeStore.member(handle, user.number())
                    .filter(member -> member.status().isIn() || member.status() == MemberStatus.LOST)
                    .isPresent();
            if (!isIn) {
                throw Problem.of(ProblemCode.PROGRAMME_NOT_JOINED).cure("POST /v1/programme/applications to join");
            }
            return decide(handle, user, judge(handle, user), "leaving", MemberStatus.LEFT, null);
        });
    }

    /** Looks at a member again; a change of status is a decision. Returns it, if there was one. */
    Optional<Decision> review(long number) {
        User user = users.get(number);
        LocalDate today = clocks.today(markets.of(user));
        return database.inTransaction(handle -> {
            ProgrammeStore.lock(handle, number);
            Optional<Member> known = ProgrammeStore.member(handle, number)
                    .filter(each -> each.status().isIn() || each.status() == MemberStatus.LOST)
                    .filter(each -> each.evaluatedOn().isBefore(today) || ProgrammeStore.isToEvaluate(handle, number));
            if (known.isEmpty()) {
                return Optional.empty();
            }
            Member member = known.get();
            Verdict verdict = judge(handle, user);
            @Nullable LocalDate grace = graceUntil(handle, member, verdict, today);
            MemberStatus status = verdict.eligible()
                    ? MemberStatus.MEMBER
                    : grace != null && today.isBefore(grace) ? MemberStatus.AT_RISK : MemberStatus.LOST;
            if (status == member.status()) {
                ProgrammeStore.save(
                        handle,
                        new Member(number, member.market(), status, member.since(), member.graceUntil(), today));
                return Optional.empty();
            }
            return Optional.of(
                    decide(handle, user, verdict, "review", status, status == MemberStatus.AT_RISK ? grace : null));
        });
    }

    /** Until when somebody may make good what is missing; null when they may not. */
    private @Nullable LocalDate graceUntil(Handle handle, Member member, Verdict verdict, LocalDate today) {
        if (!member.status().isIn() || !verdict.onlyWavers()) {
            return null;
        }
        if (member.graceUntil() != null) {
            return member.graceUntil();
        }
        return criteria.inForce(handle, Criteria.CREATOR_NEXT, verdict.market(), today)
                .map(each -> today.plusDays(each.graceDays()))
                .orElse(null);
    }

    /** Writes a decision down and tells of it. The caller holds the user's lock. */
    Decision decide(
            Handle handle,
            User user,
            Verdict verdict,
            String cause,
            MemberStatus status,
            @Nullable LocalDate graceUntil) {
        Instant now = clocks.business();
        Decision decision = new Decision(
                Numbers.next(),
                user.number(),
                verdict.market(),
                verdict.criteriaVersion(),
                cause,
                status,
                now,
                verdict.day(),
                verdict.findings());
        store.insert(handle, decision);
        ProgrammeStore.save(
                handle, new Member(user.number(), verdict.market(), status, now, graceUntil, verdict.day()));
        Events.append(handle, ProgrammeEvents.decided(decision, graceUntil));
        return decision;
    }

    /** How the criteria stand now, with what staff waived. */
    Verdict judge(Handle handle, User user) {
        Market market = markets.of(user);
        LocalDate today = clocks.today(market);
        int window = criteria.inForce(handle, Criteria.CREATOR_NEXT, market.code(), today)
                .map(Criteria::windowDays)
                .orElse(1);
        activity.learn(handle, history, user.number(), market, today, window);
        return replay(handle, user, Criteria.CREATOR_NEXT, clocks.business());
    }

    /** The decision that was in force at a moment; a fault when there was none. */
    Decision decisionAt(Handle handle, long user, Instant at) {
        return store.inForce(handle, user, at).orElseThrow();
    }

    /**
     * What the criteria of a past moment's day say of what was known at that moment. The same question gets the same answer for
     * ever.
     *
     * @param programme {@link Criteria#CREATOR_NEXT} or {@link Criteria#FUND}
     */
    public Verdict replay(Handle handle, User user, String programme, Instant at) {
        Market market = markets.of(user);
        LocalDate day = LocalDate.ofInstant(at, market.zone());
        Set<Criterion> waived = programme.equals(Criteria.CREATOR_NEXT)
                ? ProgrammeStore.waived(handle, user.number(), at, day)
                : Set.of();
        return criteria.inForce(handle, programme, market.code(), day)
                .map(each -> Eligibility.of(each, history.at(handle, user.number(), at, day), day, waived))
                .orElseGet(() -> Eligibility.notOffered(programme, market.code(), day));
    }
}
