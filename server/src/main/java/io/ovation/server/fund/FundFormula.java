package io.ovation.server.fund;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The formulas, {@code pool-1}, {@code pool-2} and {@code rewards-1}: from a day's frozen inputs to micros. Pure and in integers, so that a run can
 * be repeated anywhere, at any time, to the micro. A change of a formula is a formula of another name.
 */
final class FundFormula {
    /** A pool of which a thousand views get at most a price. */
    static final String CAPPED_POOL = "pool-2";

    static final String REWARDS = "rewards-1";
    private static final String POOL = "pool-1";
    private static final long VIEWS_OF_A_PRICE = 1_000;
    private static final long WHOLE = 1_000;

    /** So many weighted reactions in a hundred views are as good as it gets. */
    private static final long REACTIONS_OF_THE_BEST = 20;

    private final FundTerms terms;

    /** The formula of the terms; a fault when there is none of that name. */
    FundFormula(FundTerms terms) {
        boolean isKnown = switch (terms.mode()) {
            case POOL -> terms.formula().equals(POOL) || terms.formula().equals(CAPPED_POOL);
            case REWARDS -> terms.formula().equals(REWARDS);
        };
        if (!isKnown || terms.formula().equals(CAPPED_POOL) && terms.maxPriceMicros() < 1) {
            throw new IllegalArgumentException("there is no formula " + terms.formula() + " of mode " + terms.mode());
        }
        this.terms = terms;
    }

    /**
     * What became of a video's views: in rewards mode with what they earned, in pool mode before the pool is shared.
     *
     * @param creator why the creator's views do not count; {@link Exclusion#NONE} when they do. Views of a disqualified creator
     *     still have their part of the pool, which nobody gets: others neither gain nor lose by it
     */
    Line line(VideoDay input, Exclusion creator) {
        Map<Exclusion, Long> excluded = new EnumMap<>(Exclusion.class);
        put(excluded, Exclusion.OWN_VIEW, input.own());
        put(excluded, Exclusion.PAID_TRAFFIC, input.paid());
        put(excluded, Exclusion.TOO_SHORT, input.tooShort());
        put(excluded, Exclusion.REPEATED_VIEWER, input.repeated());
        put(excluded, Exclusion.SAME_DEVICE, input.sameDevice());
        put(excluded, Exclusion.FRAUD, input.fraud());
        Exclusion whole = creator != Exclusion.NONE ? creator : ofVideo(input);
        if (whole != Exclusion.NONE) {
            put(excluded, whole, input.qualified());
            return new Line(input, 0, excluded, 0, 0);
        }
        if (terms.mode() == FundMode.POOL) {
            return new Line(input, input.qualified(), excluded, 0, 0);
        }
        long unpaidLeft = Math.max(0, terms.unpaidViews() - input.before());
        long unpaid = Math.min(unpaidLeft, input.qualified());
        put(excluded, Exclusion.BEFORE_FIRST_PAID, unpaid);
        long payable = input.qualified() - unpaid;
        long rate = rateMicros(input);
        return new Line(input, payable, excluded, rate, Math.multiplyExact(payable, rate));
    }

    /** How many of a video's views weigh in the pool: all that qualified, unless the video itself does not count. */
    long weight(VideoDay input) {
        return ofVideo(input) == Exclusion.NONE ? input.qualified() : 0;
    }

    /**
     * Pool mode: how much of a pool is shared by so many views. In {@code pool-2} no thousand of them costs more than the price of
     * the terms, so that a day with few views does not pay its one creator everything; what is not shared stays unspent.
     *
     * @param views the weight of everybody together
     */
    long shared(long poolMicros, long views) {
        if (!terms.formula().equals(CAPPED_POOL)) {
            return poolMicros;
        }
        BigInteger most = BigInteger.valueOf(views)
                .multiply(BigInteger.valueOf(terms.maxPriceMicros()))
                .divide(BigInteger.valueOf(VIEWS_OF_A_PRICE));
        return most.min(BigInteger.valueOf(poolMicros)).longValueExact();
    }

    /**
     * A creator's lines with what each earned: in pool mode the creator's share of the pool, divided again by views.
     *
     * @param shareMicros the creator's share in pool mode; not looked at in rewards mode
     */
    List<Line> lines(List<VideoDay> inputs, Exclusion creator, long shareMicros) {
        List<Line> lines = new ArrayList<>(inputs.size());
        for (VideoDay input : inputs) {
            lines.add(line(input, creator));
        }
        if (terms.mode() == FundMode.POOL && creator == Exclusion.NONE) {
            long[] parts = Apportionment.divide(
                    shareMicros, lines.stream().mapToLong(Line::payable).toArray());
            for (int i = 0; i < parts.length; i++) {
                lines.set(i, lines.get(i).withMicros(parts[i]));
            }
        }
        return lines;
    }

    /**
     * Rewards mode: between the lowest and the highest rate, by how much of it people watch (two thirds) and how they react
     * (one third; a comment counts as two likes, a share as three).
     */
    long rateMicros(VideoDay input) {
        if (input.qualified() == 0) {
            return terms.minRateMicros();
        }
        long whole = Math.multiplyExact(input.qualified(), Math.max(1, input.seconds()));
        long watched = Math.min(WHOLE, Math.multiplyExact(input.watchSeconds(), WHOLE) / whole);
        long reactions = input.likes() + 2 * input.comments() + 3 * input.shares();
        long reacted = Math.min(
                WHOLE,
                Math.multiplyExact(reactions, 100 * WHOLE)
                        / Math.multiplyExact(input.qualified(), REACTIONS_OF_THE_BEST));
        long score = (2 * watched + reacted) / 3;
        return terms.minRateMicros() + (terms.maxRateMicros() - terms.minRateMicros()) * score / WHOLE;
    }

    private Exclusion ofVideo(VideoDay input) {
        if (input.sponsored()) {
            return Exclusion.SPONSORED;
        }
        return terms.mode() == FundMode.REWARDS && input.seconds() < terms.minVideoSeconds()
                ? Exclusion.VIDEO_TOO_SHORT
                : Exclusion.NONE;
    }

    private static void put(Map<Exclusion, Long> excluded, Exclusion reason, long views) {
        if (views != 0) {
            excluded.merge(reason, views, Long::sum);
        }
    }
}
