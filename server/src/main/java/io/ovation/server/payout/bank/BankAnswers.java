package io.ovation.server.payout.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.payout.PayoutCallbacks;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in what the bank sent. The file, what was found in it and what it changes are written in one SQL transaction; then the
 * payouts move on, and the sweeper finishes those that could not. The same file again is the same report. Blocking; any
 * thread.
 */
@ApplicationScoped
class BankAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(BankAnswers.class);

    private final Database database;
    private final PayoutCallbacks payouts;
    private final OurBank bank;
    private final Clocks clocks;
    private final ObjectMapper json;

    BankAnswers(Database database, PayoutCallbacks payouts, OurBank bank, Clocks clocks, ObjectMapper json) {
        this.database = database;
        this.payouts = payouts;
        this.bank = bank;
        this.clocks = clocks;
        this.json = json;
    }

    /** Reads a file and acts on it; {@code bank_file_unreadable} and nothing kept when it cannot be read. */
    BankFile take(byte[] file, long uploadedBy) {
        String sha256 = PayoutBatches.sha256(file);
        Optional<BankFile> known = find(sha256);
        if (known.isPresent()) {
            return known.get();
        }
        BankAnswer answer = BankAnswerFile.read(file);
        for (BankAnswer.Statement statement : answer.statements()) {
            if (!statement.account().equals(bank.iban())) {
                throw Problem.of(ProblemCode.BANK_FILE_FOREIGN)
                        .detail("Statement " + statement.id() + " is of account " + statement.account())
                        .cure("Upload statements of " + bank.iban());
            }
        }
        AnswerMatching matching = new AnswerMatching(payouts, clocks.business());
        BankFile taken = database.inTransaction(handle -> {
            // One file after the other, so that two that tell of the same payout find each other's work.
            handle.execute("LOCK TABLE payout_bank_file IN SHARE ROW EXCLUSIVE MODE");
            Optional<BankFile> meanwhile = find(handle, sha256);
            if (meanwhile.isPresent()) {
                return meanwhile.get();
            }
            BankReport report = matching.match(handle, answer);
            BankFile fresh = new BankFile(
                    Numbers.next(), sha256, answer.format(), answer.message(), report, uploadedBy, clocks.business());
            insert(handle, fresh, file);
            return fresh;
        });
        for (Runnable goOn : matching.changed()) {
            try {
                goOn.run();
            } catch (RuntimeException e) {
                LOG.warn("A payout of bank file {} goes on later: {}", taken.sha256(), e.toString());
            }
        }
        return taken;
    }

    /** A file that was taken in. */
    BankFile get(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT * FROM payout_bank_file WHERE number = :number")
                        .bind("number", number)
                        .map((row, context) -> row(row))
                        .findOne())
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such file"));
    }

    /** Its bytes, as they came. */
    byte[] content(long number) {
        get(number);
        return database.withHandle(
                handle -> handle.createQuery("SELECT file FROM payout_bank_file WHERE number = :number")
                        .bind("number", number)
                        .map((row, context) -> row.getBytes("file"))
                        .one());
    }

    /** Files, newest first. */
    Page<BankFile> page(@Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        List<BankFile> rows = database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM payout_bank_file WHERE number < :before ORDER BY number DESC LIMIT :limit")
                .bind("before", key == null ? Long.MAX_VALUE : key[0])
                .bind("limit", limit + 1)
                .map((row, context) -> row(row))
                .list());
        return Page.of(rows, limit, last -> Cursor.of(last.number()));
    }

    private Optional<BankFile> find(String sha256) {
        return database.withHandle(handle -> find(handle, sha256));
    }

    private Optional<BankFile> find(Handle handle, String sha256) {
        return handle.createQuery("SELECT * FROM payout_bank_file WHERE sha256 = :sha")
                .bind("sha", sha256)
                .map((row, context) -> row(row))
                .findOne();
    }

    private void insert(Handle handle, BankFile file, byte[] content) {
        try {
            handle.createUpdate("""
                            INSERT INTO payout_bank_file (number, sha256, format, message, file, report, uploaded_by, uploaded_at)
                            VALUES (:number, :sha, :format, :message, :file, :report, :by, :at)""")
                    .bind("number", file.number())
                    .bind("sha", file.sha256())
                    .bind("format", file.format())
                    .bind("message", file.message())
                    .bind("file", content)
                    .bind("report", json.writeValueAsString(file.report()))
                    .bind("by", file.uploadedBy())
                    .bind("at", file.uploadedAt())
                    .execute();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is always JSON", e);
        }
    }

    private BankFile row(ResultSet row) throws SQLException {
        try {
            return new BankFile(
                    row.getLong("number"),
                    row.getString("sha256"),
                    row.getString("format"),
                    row.getString("message"),
                    json.readValue(row.getString("report"), BankReport.class),
                    row.getLong("uploaded_by"),
                    row.getTimestamp("uploaded_at").toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the report of bank file " + row.getLong("number") + " is broken", e);
        }
    }

    /**
     * A file from the bank that was taken in.
     *
     * @param message the bank's own id of it
     * @param uploadedBy user number
     * @param uploadedAt business clock
     */
    record BankFile(
            long number,
            String sha256,
            String format,
            String message,
            BankReport report,
            long uploadedBy,
            Instant uploadedAt) {
        /** Prefix of public ids of such files. */
        static final String PREFIX = "bkf";
    }
}
