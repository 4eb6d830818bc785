package io.ovation.server.programme;

import io.ovation.server.identity.AccountType;
import io.ovation.server.programme.CreatorFacts.ActiveStrike;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator: criteria and facts in, verdict out. Pure, so the same day gives the same verdict for ever; the programme, the
 * fund and whoever else asks "is this creator good enough" ask here.
 */
public final class Eligibility {
    private static final int WHOLE = 1_000;

    private final Criteria criteria;
    private final CreatorFacts facts;
    private final LocalDate day;
    private final Set<Criterion> waived;

    private Eligibility(Criteria criteria, CreatorFacts facts, LocalDate day, Set<Criterion> waived) {
        this.criteria = criteria;
        this.facts = facts;
        this.day = day;
        this.waived = waived;
    }

    /**
     * What the criteria say.
     *
     * @param day in the market's zone; ages and strikes are those of this day
     * @param waived what staff granted on appeal
     */
    public static Verdict of(Criteria criteria, CreatorFacts facts, LocalDate day, Set<Criterion> waived) {
        List<Finding> findings = new Eligibility(criteria, facts, day, waived).findings();
        return new Verdict(
                criteria.programme(),
                criteria.market(),
                criteria.version(),
                criteria.open() ? "open" : "coming",
                day,
                criteria.open() && findings.stream().noneMatch(Finding::hinders),
                findings);
    }

    /** Of a market that the programme has no criteria for. */
    public static Verdict notOffered(String programme, String market, LocalDate day) {
        return new Verdict(programme, market, null, "not_offered", day, false, List.of());
    }

    /** The same answer as {@link #of} without its explanation: for a million creators at once. */
    public static boolean isEligible(Criteria criteria, CreatorFacts facts, LocalDate day) {
        return criteria.open()
                && facts.residence() != null
                && criteria.residences().contains(facts.residence())
                && facts.accountKind() != null
                && criteria.accountKinds().contains(facts.accountKind())
                && facts.birthDate() != null
                && age(facts.birthDate(), day) >= criteria.minAge()
                && points(facts, day) <= criteria.mostStrikePoints()
                && reaches(facts.followers(), criteria.minFollowers())
                && reaches(facts.views(), criteria.minViews())
                && reaches(facts.posts(), criteria.minPosts());
    }

    private List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            findings.add(
                    switch (criterion) {
                        case RESIDENCE -> residence();
                        case ACCOUNT_KIND -> accountKind();
                        case AGE -> age();
                        case STANDING -> standing();
                        case FOLLOWERS ->
                            count(
                                    criterion,
                                    facts.followers(),
                                    criteria.minFollowers(),
                                    "followers",
                                    "The platform has not told us how many followers you have");
                        case VIEWS ->
                            count(
                                    criterion,
                                    facts.views(),
                                    criteria.minViews(),
                                    "views in the last " + criteria.windowDays() + " days",
                                    "No views were counted yet");
                        case POSTS ->
                            count(
                                    criterion,
                                    facts.posts(),
                                    criteria.minPosts(),
                                    "videos in the last " + criteria.windowDays() + " days",
                                    "No videos were counted yet");
                    });
        }
        return findings;
    }

    private Finding residence() {
        @Nullable String country = facts.residence();
        boolean met = country != null && criteria.residences().contains(country);
        String need = String.join(", ", new TreeSet<>(criteria.residences()));
        return finding(
                Criterion.RESIDENCE,
                met,
                country,
                need,
                null,
                met ? WHOLE : 0,
                null,
                country == null
                        ? "The platform has not told us where you live"
                        : met
                                ? "You live in " + country
                                : "You live in " + country + "; this is for people who live in " + need);
    }

    private Finding accountKind() {
        @Nullable AccountType kind = facts.accountKind();
        boolean met = kind != null && criteria.accountKinds().contains(kind);
        String need =
                criteria.accountKinds().stream().sorted().map(AccountType::text).collect(Collectors.joining(", "));
        return finding(
                Criterion.ACCOUNT_KIND,
                met,
                kind == null ? null : kind.text(),
                need,
                null,
                met ? WHOLE : 0,
                null,
                kind == null
                        ? "The platform has not told us what kind of account you have"
                        : met
                                ? "Your account is " + kind.text()
                                : "Your account is " + kind.text() + "; this is for " + need + " accounts");
    }

    private Finding age() {
        @Nullable LocalDate birth = facts.birthDate();
        int need = criteria.minAge();
        if (birth == null) {
            return finding(
                    Criterion.AGE,
                    false,
                    null,
                    Integer.toString(need),
                    null,
                    0,
                    null,
                    "The platform has not told us your date of birth");
        }
        int age = age(birth, day);
        boolean met = age >= need;
        LocalDate birthday = birth.plusYears(need);
        return finding(
                Criterion.AGE,
                met,
                Integer.toString(age),
                Integer.toString(need),
                (long) Math.max(0, need - age),
                part(age, need),
                met ? null : birthday,
                met ? "You are " + age : "You are " + age + " and will be " + need + " on " + birthday);
    }

    private Finding standing() {
        int points = points(facts, day);
        int most = criteria.mostStrikePoints();
        boolean met = points <= most;
        @Nullable LocalDate metOn = met ? null : standingGoodOn(points, most);
        return finding(
                Criterion.STANDING,
                met,
                Integer.toString(points),
                Integer.toString(most),
                (long) Math.max(0, points - most),
                met ? WHOLE : part(most, points),
                metOn,
                points == 0
                        ? "No strikes count against you"
                        : points + (points == 1 ? " strike point counts" : " strike points count")
                                + " against you; up to " + most + " are allowed"
                                + (metOn == null ? "" : ", which will be so on " + metOn));
    }

    /** Strikes fall away one by one: the day on which few enough are left. */
    private @Nullable LocalDate standingGoodOn(int points, int most) {
        int left = points;
        List<ActiveStrike> byExpiry = facts.strikes().stream()
                .filter(strike -> strike.expiresOn().isAfter(day))
                .sorted(Comparator.comparing(ActiveStrike::expiresOn))
                .toList();
        for (ActiveStrike strike : byExpiry) {
            left -= strike.points();
            if (left <= most) {
                return strike.expiresOn();
            }
        }
        return null;
    }

    private Finding count(Criterion criterion, @Nullable Long value, long need, String what, String unknown) {
        if (value == null) {
            boolean met = need == 0;
            return finding(criterion, met, null, Long.toString(need), need, met ? WHOLE : 0, null, unknown);
        }
        boolean met = value >= need;
        return finding(
                criterion,
                met,
                Long.toString(value),
                Long.toString(need),
                Math.max(0, need - value),
                part(value, need),
                null,
                met
                        ? "You have " + value + " " + what + "; " + need + " are needed"
                        : "You have " + value + " of " + need + " " + what + ": " + (need - value) + " to go");
    }

    private Finding finding(
            Criterion criterion,
            boolean met,
            @Nullable String value,
            String need,
            @Nullable Long distance,
            int part,
            @Nullable LocalDate metOn,
            String text) {
        boolean isWaived = !met && waived.contains(criterion);
        return new Finding(
                criterion.text(),
                met,
                isWaived,
                value,
                need,
                distance,
                part,
                criterion.unit(),
                metOn,
                isWaived ? text + ". An appeal was granted: this does not count for now" : text);
    }

    private static int age(LocalDate birth, LocalDate day) {
        return Period.between(birth, day).getYears();
    }

    private static int points(CreatorFacts facts, LocalDate day) {
        return facts.strikes().stream()
                .filter(strike -> strike.expiresOn().isAfter(day))
                .mapToInt(ActiveStrike::points)
                .sum();
    }

    private static boolean reaches(@Nullable Long value, long need) {
        return need == 0 || value != null && value >= need;
    }

    private static int part(long value, long need) {
        return need <= 0 || value >= need ? WHOLE : (int) (Math.max(0, value) * WHOLE / need);
    }
}
