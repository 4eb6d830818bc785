package io.ovation.server.fund;

import io.ovation.server.api.Problem;
import io.ovation.server.identity.Market;
import org.jspecify.annotations.Nullable;

/** What terms may say: bounds that catch a slip of the hand before it is published. */
final class TermsRules {
    /** A hundred million a day. */
    static final long MOST_POOL_MICROS = 100_000_000_000_000L;

    private static final long MOST_RATE_MICROS = 100_000;
    /** What a thousand views are paid at most where nobody says more or less: 2.00. */
    private static final long USUAL_PRICE_MICROS = 2_000_000;

    private static final long MOST_PRICE_MICROS = 1_000_000_000;
    private static final long MOST_UNPAID_VIEWS = 10_000_000;

    private TermsRules() {}

    /** Reads terms as they were asked for; {@code field_invalid} names what is wrong. */
    static FundTerms checked(Market market, FundStaffResource.TermsDraft draft) {
        if (draft.inForceFrom() == null) {
            throw Problem.invalid("in_force_from", "in_force_from is needed");
        }
        if (draft.mode() == null
                || !draft.mode().equals("pool") && !draft.mode().equals("rewards")) {
            throw Problem.invalid("mode", "mode is pool or rewards");
        }
        FundMode mode = FundMode.of(draft.mode());
        boolean isPool = mode == FundMode.POOL;
        long min = isPool ? 0 : number("min_rate_micros", draft.minRateMicros(), 0, MOST_RATE_MICROS);
        return new FundTerms(
                market.code(),
                0,
                draft.inForceFrom(),
                mode,
                isPool ? FundFormula.CAPPED_POOL : FundFormula.REWARDS,
                isPool ? number("pool_micros", draft.poolMicros(), 0, MOST_POOL_MICROS) : 0,
                (int) number("close_after_hours", draft.closeAfterHours(), 0, 240),
                min,
                isPool ? 0 : number("max_rate_micros", draft.maxRateMicros(), min, MOST_RATE_MICROS),
                isPool ? 0 : number("unpaid_views", draft.unpaidViews(), 0, MOST_UNPAID_VIEWS),
                isPool ? 0 : (int) number("min_video_seconds", draft.minVideoSeconds(), 0, 86_400),
                isPool ? price(draft.maxPriceMicros()) : 0);
    }

    private static long price(@Nullable Long asked) {
        return asked == null ? USUAL_PRICE_MICROS : number("max_price_micros", asked, 1, MOST_PRICE_MICROS);
    }

    private static long number(String field, @Nullable Long value, long least, long most) {
        if (value == null || value < least || value > most) {
            throw Problem.invalid(field, field + " is a number from " + least + " to " + most);
        }
        return value;
    }
}
