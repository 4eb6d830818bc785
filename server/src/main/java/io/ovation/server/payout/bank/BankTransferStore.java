package io.ovation.server.payout.bank;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import io.ovation.server.payout.Payout;
import io.ovation.server.payout.PayoutProvider;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of transfers by file and of their batches. Every change of status names the status it comes from. */
@ApplicationScoped
class BankTransferStore {
    private static final String BATCH_COLUMNS =
            "number, format, currency, transfers, amount, status, status_reason, pays_on, "
                    + "file_name, file_sha256, made_by, made_at, fingerprint_high, fingerprint_low";

    private final Database database;

    BankTransferStore(Database database) {
        this.database = database;
    }

    /** The transfer of an order; put in line when it is new. */
    BankTransfer ordered(PayoutProvider.Order order) {
        long number = PublicId.number(Payout.PREFIX, order.id());
        return database.inTransaction(handle -> {
            handle.createUpdate("""
                            INSERT INTO payout_bank_transfer (number, reference, kind, account, holder, currency, amount,
                                status, created_at)
                            VALUES (:number, :reference, :kind, :account, :holder, :currency, :amount, 'waiting', :now)
                            ON CONFLICT (number) DO NOTHING""")
                    .bind("number", number)
                    .bind("reference", BankTransfer.referenceOf(number))
                    .bind("kind", order.accountKind())
                    .bind("account", order.account())
                    .bind("holder", Objects.requireNonNull(order.holder(), "a bank account has a holder"))
                    .bind("currency", order.currency())
                    .bind("amount", order.amount())
                    .bind("now", Instant.now())
                    .execute();
            return handle.createQuery("SELECT * FROM payout_bank_transfer WHERE number = :number")
                    .bind("number", number)
                    .map(BankTransferStore::transfer)
                    .one();
        });
    }

    /** Takes some that wait out of the line, oldest first; they are locked until the SQL transaction ends. */
    static List<BankTransfer> takeWaiting(Handle handle, String currency, Set<String> kinds, int limit) {
        return handle.createQuery("""
                        SELECT * FROM payout_bank_transfer
                        WHERE status = 'waiting' AND currency = :currency AND kind = ANY (:kinds)
                        ORDER BY number LIMIT :limit FOR UPDATE SKIP LOCKED""")
                .bind("currency", currency)
                .bindArray("kinds", String.class, kinds.toArray())
                .bind("limit", limit)
                .map(BankTransferStore::transfer)
                .list();
    }

    /** How much waits, by currency and kind of account. */
    List<Waiting> waiting() {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT currency, kind, COUNT(*) AS transfers, SUM(amount) AS amount FROM payout_bank_transfer
                        WHERE status = 'waiting' GROUP BY currency, kind ORDER BY currency, kind""")
                .map((row, context) -> new Waiting(
                        row.getString("currency"),
                        row.getString("kind"),
                        row.getInt("transfers"),
                        row.getLong("amount")))
                .list());
    }

    /** The currency of the oldest that waits for such a file, if any does. */
    static Optional<String> oldestCurrency(Handle handle, Set<String> kinds) {
        return handle.createQuery("""
                        SELECT currency FROM payout_bank_transfer WHERE status = 'waiting' AND kind = ANY (:kinds)
                        ORDER BY number LIMIT 1""")
                .bindArray("kinds", String.class, kinds.toArray())
                .mapTo(String.class)
                .findOne();
    }

    static void putIntoBatch(Handle handle, long batch, List<BankTransfer> transfers) {
        var update = handle.prepareBatch("""
                UPDATE payout_bank_transfer SET status = 'in_file', batch = :batch, position = :position
                WHERE number = :number AND status = 'waiting'""");
        for (int i = 0; i < transfers.size(); i++) {
            update.bind("batch", batch)
                    .bind("position", i + 1)
                    .bind("number", transfers.get(i).number())
                    .add();
        }
        update.execute();
    }

    static void insert(Handle handle, PayoutBatch batch, byte[] file, String idempotencyKey) {
        handle.createUpdate("""
                        INSERT INTO payout_batch (number, format, currency, transfers, amount, status, pays_on, file_name, file,
                            file_sha256, made_by, made_at, idempotency_key, fingerprint_high, fingerprint_low)
                        VALUES (:number, :format, :currency, :transfers, :amount, :status, :paysOn, :name, :file, :sha, :by,
                            :at, :key, :high, :low)""")
                .bind("number", batch.number())
                .bind("format", batch.format().code())
                .bind("currency", batch.currency())
                .bind("transfers", batch.transfers())
                .bind("amount", batch.amount())
                .bind("status", batch.status())
                .bind("paysOn", batch.paysOn())
                .bind("name", batch.fileName())
                .bind("file", file)
                .bind("sha", batch.fileSha256())
                .bind("by", batch.madeBy())
                .bind("at", batch.madeAt())
                .bind("key", idempotencyKey)
                .bind("high", batch.fingerprint().high())
                .bind("low", batch.fingerprint().low())
                .execute();
    }

    static Optional<PayoutBatch> findByKey(Handle handle, long madeBy, String idempotencyKey) {
        return handle.createQuery(
                        "SELECT " + BATCH_COLUMNS + " FROM payout_batch WHERE made_by = :by AND idempotency_key = :key")
                .bind("by", madeBy)
                .bind("key", idempotencyKey)
                .map(BankTransferStore::batch)
                .findOne();
    }

    /** Makes batches one after the other, until the SQL transaction ends. */
    static void lockBatches(Handle handle) {
        handle.execute("LOCK TABLE payout_batch IN SHARE ROW EXCLUSIVE MODE");
    }

    /** How many ACH files were made on a day (UTC) before: each of a day has its own letter. */
    static int achFilesOn(Handle handle, Instant from, Instant until) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM payout_batch
                        WHERE format = 'nacha' AND made_at >= :from AND made_at < :until""")
                .bind("from", from)
                .bind("until", until)
                .mapTo(Integer.class)
                .one();
    }

    Optional<PayoutBatch> findBatch(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT " + BATCH_COLUMNS + " FROM payout_batch WHERE number = :number")
                        .bind("number", number)
                        .map(BankTransferStore::batch)
                        .findOne());
    }

    /** A batch that is there. */
    static PayoutBatch getBatch(Handle handle, long number) {
        return handle.createQuery("SELECT " + BATCH_COLUMNS + " FROM payout_batch WHERE number = :number")
                .bind("number", number)
                .map(BankTransferStore::batch)
                .one();
    }

    /** The file of a batch that is there. */
    byte[] file(long number) {
        return database.withHandle(handle -> handle.createQuery("SELECT file FROM payout_batch WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> row.getBytes("file"))
                .one());
    }

    /** Batches, newest first, older than a number. */
    List<PayoutBatch> batches(long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("SELECT " + BATCH_COLUMNS
                        + " FROM payout_batch WHERE number < :before ORDER BY number DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map(BankTransferStore::batch)
                .list());
    }

    /** The transfers of a batch after a position, in their order. */
    List<BankTransfer> ofBatch(long batch, int after, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM payout_bank_transfer WHERE batch = :batch AND position > :after
                        ORDER BY position LIMIT :limit""")
                .bind("batch", batch)
                .bind("after", after)
                .bind("limit", limit)
                .map(BankTransferStore::transfer)
                .list());
    }

    /** The transfer the bank means, locked until the SQL transaction ends. */
    static Optional<BankTransfer> lock(Handle handle, String reference) {
        return handle.createQuery("SELECT * FROM payout_bank_transfer WHERE reference = :reference FOR UPDATE")
                .bind("reference", reference)
                .map(BankTransferStore::transfer)
                .findOne();
    }

    /** Those of a batch of which nothing was heard, locked until the SQL transaction ends. */
    static List<BankTransfer> lockOpenOfBatch(Handle handle, long batch) {
        return handle.createQuery("""
                        SELECT * FROM payout_bank_transfer WHERE batch = :batch AND status = 'in_file'
                        ORDER BY position FOR UPDATE""")
                .bind("batch", batch)
                .map(BankTransferStore::transfer)
                .list();
    }

    /** The bank said how a transfer ended. */
    static void ended(Handle handle, BankTransfer transfer, BankTransfer.Status to, @Nullable String reason) {
        handle.createUpdate("""
                        UPDATE payout_bank_transfer SET status = :to, reason = :reason
                        WHERE number = :number AND status = :from""")
                .bind("to", to.stored())
                .bind("reason", reason)
                .bind("number", transfer.number())
                .bind("from", transfer.status().stored())
                .execute();
    }

    /** The bank took a batch, or something of it. */
    static void accepted(Handle handle, long batch) {
        handle.createUpdate("UPDATE payout_batch SET accepted = TRUE WHERE number = :number AND NOT accepted")
                .bind("number", batch)
                .execute();
    }

    /** Whether the bank ever took a batch or something of it; the batch is locked until the SQL transaction ends. */
    static boolean isAccepted(Handle handle, long batch) {
        return handle.createQuery("SELECT accepted FROM payout_batch WHERE number = :number FOR UPDATE")
                .bind("number", batch)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }

    /** The bank refused a file as a whole: what was in it waits for another. Returns how many do. */
    static int rejected(Handle handle, long batch, @Nullable String reason) {
        handle.createUpdate("""
                        UPDATE payout_batch SET status = 'rejected', status_reason = :reason WHERE number = :number""").bind("reason", reason).bind("number", batch).execute();
        return handle.createUpdate("""
                        UPDATE payout_bank_transfer SET status = 'waiting', batch = NULL, position = NULL
                        WHERE batch = :number AND status = 'in_file'""").bind("number", batch).execute();
    }

    /** Transfers whose day of payment has passed and of which nothing was heard, oldest first. */
    static List<BankTransfer> overdue(Handle handle, String currency, LocalDate until, int limit) {
        return handle.createQuery("""
                        SELECT t.* FROM payout_bank_transfer t JOIN payout_batch b ON b.number = t.batch
                        WHERE t.status = 'in_file' AND t.currency = :currency AND b.pays_on <= :until
                        ORDER BY t.number LIMIT :limit""")
                .bind("currency", currency)
                .bind("until", until)
                .bind("limit", limit)
                .map(BankTransferStore::transfer)
                .list();
    }

    private static BankTransfer transfer(ResultSet row, StatementContext context) throws SQLException {
        return new BankTransfer(
                row.getLong("number"),
                row.getString("reference"),
                row.getString("kind"),
                row.getString("account"),
                row.getString("holder"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getObject("batch", Long.class),
                row.getObject("position", Integer.class),
                BankTransfer.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("reason"));
    }

    private static PayoutBatch batch(ResultSet row, StatementContext context) throws SQLException {
        return new PayoutBatch(
                row.getLong("number"),
                BatchFormat.asked(row.getString("format")),
                row.getString("currency"),
                row.getInt("transfers"),
                row.getLong("amount"),
                row.getString("status"),
                row.getString("status_reason"),
                row.getObject("pays_on", LocalDate.class),
                row.getString("file_name"),
                row.getString("file_sha256"),
                row.getLong("made_by"),
                row.getTimestamp("made_at").toInstant(),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")));
    }

    /** What waits in a currency for a kind of account. */
    record Waiting(String currency, String kind, int transfers, long amount) {}
}
