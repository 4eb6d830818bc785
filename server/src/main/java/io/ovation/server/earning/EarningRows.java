package io.ovation.server.earning;

import io.ovation.ledger.AcceptedEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of single changes of what creators have. Within the projection's SQL transaction. */
final class EarningRows {
    private EarningRows() {}

    /** One line of a creator's statement. */
    static void line(
            Handle handle,
            AcceptedEntry entry,
            Instant at,
            int position,
            EarningChange change,
            boolean matured,
            @Nullable Long payout,
            EarningLines.@Nullable Words words) {
        handle.createUpdate("""
                        INSERT INTO earning_line (creator, entry_sequence, position, entry_id, at, code, promotional, stream,
                            currency, kind, subject, sender, payout, diamonds, micros, matures_on, matured)
                        VALUES (:creator, :sequence, :position, :entry, :at, :code, FALSE, :stream, :currency, :kind,
                            :subject, :sender, :payout, :diamonds, :micros, :day, :matured)""")
                .bind("creator", change.creator())
                .bind("sequence", entry.sequence())
                .bind("position", position)
                .bind("entry", entry.id())
                .bind("at", at)
                .bind("code", entry.code())
                .bind("stream", change.stream().code())
                .bind("currency", change.currency().code())
                .bind("kind", words == null ? null : words.kind())
                .bind("subject", words == null ? null : words.subject())
                .bind("sender", words == null ? null : words.payer())
                .bind("payout", payout)
                .bind("diamonds", change.diamonds())
                .bind("micros", change.micros())
                .bind("day", change.maturesOn())
                .bind("matured", matured)
                .execute();
    }

    /** Pending earnings grew or shrank; what grew was earned in this hour. */
    static void pending(Handle handle, AcceptedEntry entry, Instant at, EarningChange change) {
        handle.createUpdate("""
                        INSERT INTO earning_pending AS p
                            (creator, matures_on, stream, currency, diamonds, micros, first_entry)
                        VALUES (:creator, :day, :stream, :currency, :diamonds, :micros, :first)
                        ON CONFLICT (creator, matures_on, stream, currency) DO UPDATE
                            SET diamonds = p.diamonds + excluded.diamonds, micros = p.micros + excluded.micros""")
                .bind("creator", change.creator())
                .bind("day", change.maturesOn())
                .bind("stream", change.stream().code())
                .bind("currency", change.currency().code())
                .bind("diamonds", change.diamonds())
                .bind("micros", change.micros())
                .bind("first", entry.id())
                .execute();
        if (change.micros() > 0) {
            handle.createUpdate("""
                            INSERT INTO earning_by_hour AS h (creator, hour, stream, currency, diamonds, micros)
                            VALUES (:creator, :hour, :stream, :currency, :diamonds, :micros)
                            ON CONFLICT (creator, hour, stream, currency) DO UPDATE
                                SET diamonds = h.diamonds + excluded.diamonds, micros = h.micros + excluded.micros""")
                    .bind("creator", change.creator())
                    .bind("hour", at.truncatedTo(ChronoUnit.HOURS))
                    .bind("stream", change.stream().code())
                    .bind("currency", change.currency().code())
                    .bind("diamonds", change.diamonds())
                    .bind("micros", change.micros())
                    .execute();
        }
    }

    /** What was pending for a day is not pending any more. */
    static void matured(Handle handle, EarningChange change, LocalDate day) {
        for (String sql : new String[] {"""
            UPDATE earning_line SET matured = TRUE WHERE creator = :creator AND matures_on = :day
                AND stream = :stream AND currency = :currency AND NOT matured""", """
            DELETE FROM earning_pending WHERE creator = :creator AND matures_on = :day
                AND stream = :stream AND currency = :currency"""}) {
            handle.createUpdate(sql)
                    .bind("creator", change.creator())
                    .bind("day", day)
                    .bind("stream", change.stream().code())
                    .bind("currency", change.currency().code())
                    .execute();
        }
    }
}
