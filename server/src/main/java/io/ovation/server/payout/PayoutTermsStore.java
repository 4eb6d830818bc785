package io.ovation.server.payout;

import io.ovation.economics.PayoutAmounts;
import io.ovation.economics.PayoutPart;
import io.ovation.economics.Stream;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of the terms of payouts. */
@ApplicationScoped
class PayoutTermsStore {
    private final Database database;

    PayoutTermsStore(Database database) {
        this.database = database;
    }

    /** The terms of a payout; those of before there were any. */
    PayoutTerms of(long payout) {
        return database.withHandle(handle -> of(handle, payout));
    }

    static PayoutTerms of(Handle handle, long payout) {
        return handle.createQuery("SELECT * FROM payout_terms WHERE payout = :payout")
                .bind("payout", payout)
                .map(PayoutTermsStore::row)
                .findOne()
                .orElse(PayoutTerms.none(payout));
    }

    /** With what each stream gives to the reserve at most. */
    static void insert(Handle handle, PayoutTerms terms, List<PayoutPart> reserve) {
        handle.createUpdate("""
                        INSERT INTO payout_terms (payout, tier, hold_until, withheld, withheld_ppm, tax_form, tax_rules,
                            tax_why, reserve, reserve_until, reserve_status)
                        VALUES (:payout, :tier, :hold, :withheld, :ppm, :form, :rules, :why, :reserve, :until, :status)""")
                .bind("payout", terms.payout())
                .bind("tier", terms.tier())
                .bind("hold", terms.holdUntil())
                .bind("withheld", terms.withheld())
                .bind("ppm", terms.withheldPpm())
                .bind("form", terms.taxForm())
                .bind("rules", terms.taxRules())
                .bind("why", terms.taxWhy())
                .bind("reserve", terms.reserve())
                .bind("until", terms.reserveUntil())
                .bind("status", terms.reserveStatus().text())
                .execute();
        for (PayoutPart part : reserve) {
            reservePart(handle, terms.payout(), new PayoutAmounts.Part(part.stream(), part.amountMicros(), 0));
        }
    }

    /** What each stream gives to the reserve, and, once it is kept, which diamonds go with it; in the order of the streams. */
    static List<PayoutAmounts.Part> reserveParts(Handle handle, long payout) {
        return handle
                .createQuery("SELECT stream, micros, diamonds FROM payout_reserve_part WHERE payout = :payout")
                .bind("payout", payout)
                .map((row, context) -> new PayoutAmounts.Part(
                        Stream.ofCode(row.getString("stream")), row.getLong("micros"), row.getLong("diamonds")))
                .stream()
                .sorted(Comparator.comparing(PayoutAmounts.Part::stream))
                .toList();
    }

    /** The same. */
    List<PayoutAmounts.Part> reserveParts(long payout) {
        return database.withHandle(handle -> reserveParts(handle, payout));
    }

    private static void reservePart(Handle handle, long payout, PayoutAmounts.Part part) {
        handle.createUpdate("""
                        INSERT INTO payout_reserve_part (payout, stream, micros, diamonds)
                        VALUES (:payout, :stream, :micros, :diamonds)""")
                .bind("payout", payout)
                .bind("stream", part.stream().code())
                .bind("micros", part.amountMicros())
                .bind("diamonds", part.diamondUnits())
                .execute();
    }

    /** The books have taken the reserve: so much of each stream, which may be less, or nothing. */
    static void held(Handle handle, long payout, List<PayoutAmounts.Part> taken) {
        long micros = taken.stream().mapToLong(PayoutAmounts.Part::amountMicros).sum();
        handle.createUpdate("DELETE FROM payout_reserve_part WHERE payout = :payout")
                .bind("payout", payout)
                .execute();
        taken.forEach(part -> reservePart(handle, payout, part));
        handle.createUpdate("""
                        UPDATE payout_terms SET reserved_micros = :micros,
                            reserve_status = CASE WHEN :micros > 0 THEN 'held' ELSE 'released' END
                        WHERE payout = :payout AND reserve_status = 'due'""").bind("micros", micros).bind("payout", payout).execute();
    }

    /** The books have given the reserve back. */
    void released(long payout) {
        database.useTransaction(
                handle -> handle.createUpdate("""
                        UPDATE payout_terms SET reserve_status = 'released'
                        WHERE payout = :payout AND reserve_status = 'held'""").bind("payout", payout).execute());
    }

    /** Payouts whose reserve is over on a day, after one of them, in order. */
    List<PayoutTerms> dueOn(LocalDate latest, LocalDate afterDay, long afterPayout, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout_terms WHERE reserve_status = 'held' AND reserve_until <= :latest
                            AND (reserve_until, payout) > (:day, :payout)
                        ORDER BY reserve_until, payout LIMIT :limit""")
                .bind("latest", latest)
                .bind("day", afterDay)
                .bind("payout", afterPayout)
                .bind("limit", limit)
                .map(PayoutTermsStore::row)
                .list());
    }

    /** What was paid or is being paid to a creator in a currency and calendar year, tax included, minor units. */
    static long paidIn(Handle handle, long creator, String currency, int year) {
        return handle.createQuery("""
                        SELECT COALESCE(SUM(amount), 0) FROM payout
                        WHERE creator = :creator AND currency = :currency AND business_day BETWEEN :from AND :until
                            AND status NOT IN ('refused', 'rejecting', 'rejected', 'returning', 'returning_paid', 'returned')""")
                .bind("creator", creator)
                .bind("currency", currency)
                .bind("from", LocalDate.of(year, 1, 1))
                .bind("until", LocalDate.of(year, 12, 31))
                .mapTo(Long.class)
                .one();
    }

    private static PayoutTerms row(ResultSet row, StatementContext context) throws SQLException {
        @Nullable Timestamp hold = row.getTimestamp("hold_until");
        return new PayoutTerms(
                row.getLong("payout"),
                row.getString("tier"),
                hold == null ? null : hold.toInstant(),
                row.getLong("withheld"),
                row.getInt("withheld_ppm"),
                row.getString("tax_form"),
                row.getInt("tax_rules"),
                row.getString("tax_why"),
                row.getLong("reserve"),
                row.getObject("reserve_until", LocalDate.class),
                row.getObject("reserved_micros", Long.class),
                PayoutTerms.ReserveStatus.valueOf(
                        row.getString("reserve_status").toUpperCase(Locale.ROOT)));
    }
}
