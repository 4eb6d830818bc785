package io.ovation.server.earning;

import io.ovation.economics.Stream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a form reports, and from which amount on: data, with the years it is of and the law it is from. A rule is never
 * changed; a new law is a new rule with the years from which it holds.
 *
 * <p>Which income goes on which form follows from whose revenue it was. What viewers pay for gifts and memberships is the
 * platform's revenue, out of which it pays the creator for a service: Form 1099-NEC. The fund pays for the use of videos:
 * royalties, Form 1099-MISC. A tip is the creator's own; the platform settles it for a third party: Form 1099-K. An operator
 * who is principal elsewhere has other rules; a tax adviser decides, not this software.
 *
 * <p>Sources:
 * <ul>
 *   <li>1099-NEC: 26 U.S.C. 6041(a), 6041A(a), 600 USD. Pub. L. 119-21 (4 July 2025), section 70433: 2,000 USD for payments
 *       made after 31 December 2025, adjusted for inflation for calendar years after 2026.
 *   <li>1099-MISC, box 2: 26 U.S.C. 6050N(a), royalties of 10 USD or more; Pub. L. 119-21 left it as it was.
 *   <li>1099-K: 26 U.S.C. 6050W(e). Pub. L. 119-21, section 70432 brought back more than 20,000 USD and more than 200
 *       transactions, as if section 9674 of Pub. L. 117-2 (600 USD) had never been; so no year had a lower one.
 *   <li>When: 1099-NEC and 1099-MISC count what was made available to be paid on request (26 CFR 1.451-2(a), constructive
 *       receipt); 1099-K the gross amount of each transaction on its day, without regard to refunds and fees
 *       (26 CFR 1.6050W-1(a)(6)).
 * </ul>
 *
 * @param form name of the form
 * @param box of the form
 * @param firstYear first calendar year it holds for
 * @param lastYear the last one; the year is provisional after it
 * @param leastMicros USD from which on it is reported
 * @param more whether the amount has to be above that, not just reach it
 * @param moreTransactions how many transactions there have to be more of as well; -1: any number
 * @param streams the income it reports
 * @param basis what of that income counts
 * @param source the law, for people
 */
public record TaxRule(
        String form,
        String box,
        int firstYear,
        int lastYear,
        long leastMicros,
        boolean more,
        long moreTransactions,
        Set<Stream> streams,
        Basis basis,
        String source) {
    /** What of income counts. */
    public enum Basis {
        /** What became available, on the day it did. */
        MADE_AVAILABLE,
        /** What came in, on the day it did, without what was given back later. */
        GROSS
    }

    private static final long USD = 1_000_000;
    private static final Set<Stream> PAID_BY_PLATFORM = Set.of(Stream.LIVE, Stream.VIDEO, Stream.MEMBERSHIPS);

    /** All rules there are, oldest first. */
    public static final List<TaxRule> ALL = List.of(
            new TaxRule(
                    "1099-NEC",
                    "1",
                    2020,
                    2025,
                    600 * USD,
                    false,
                    -1,
                    PAID_BY_PLATFORM,
                    Basis.MADE_AVAILABLE,
                    "26 U.S.C. 6041(a), 6041A(a)"),
            new TaxRule(
                    "1099-NEC",
                    "1",
                    2026,
                    2026,
                    2_000 * USD,
                    false,
                    -1,
                    PAID_BY_PLATFORM,
                    Basis.MADE_AVAILABLE,
                    "26 U.S.C. 6041(a), 6041A(a) as amended by Pub. L. 119-21, sec. 70433"),
            new TaxRule(
                    "1099-MISC",
                    "2",
                    2020,
                    2026,
                    10 * USD,
                    false,
                    -1,
                    Set.of(Stream.FUND),
                    Basis.MADE_AVAILABLE,
                    "26 U.S.C. 6050N(a)"),
            new TaxRule(
                    "1099-K",
                    "1a",
                    2020,
                    2026,
                    20_000 * USD,
                    true,
                    200,
                    Set.of(Stream.TIPS),
                    Basis.GROSS,
                    "26 U.S.C. 6050W(e) as amended by Pub. L. 119-21, sec. 70432"));

    /** The rule of a form in a year: the one of the year, or the last before; empty before the first. */
    public static Optional<TaxRule> of(String form, int year) {
        return ALL.stream()
                .filter(rule -> rule.form().equals(form) && rule.firstYear() <= year)
                .reduce((earlier, later) -> later);
    }

    /** Names of all forms. */
    public static List<String> forms() {
        return ALL.stream().map(TaxRule::form).distinct().toList();
    }

    /** Whether a year is after the last one the rule is known for. */
    public boolean provisional(int year) {
        return year > lastYear;
    }

    /** Whether so much has to be reported. */
    public boolean reached(long micros, long transactions) {
        boolean enough = more ? micros > leastMicros : micros >= leastMicros;
        return micros > 0 && enough && transactions > moreTransactions;
    }
}
