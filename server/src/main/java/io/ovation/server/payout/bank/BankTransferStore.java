package io.ovation.server.payout.bank;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.PublicId;
import io.ovation.server.payout.Payout;
import io.ovation.server.payout.PayoutProvider;
import io.ovation.server.store.Database;
import io.ovation.server.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** SQL of transfers by file and of their batches. Every change of status names the status it comes from. */
@ApplicationScoped
class BankTransferStore {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final String BATCH_COLUMNS =
            "number, format, currency, transfers, amount, status, status_reason, pays_on, "
                    + "file_name, file_sha256, made_by, made_at, fingerprint_high, fingerprint_low";

    private final Database database;
    private final Vault vault;

    BankTransferStore(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** A transfer with its account opened; one that is older than the sealing is as it was written. */
    BankTransfer opened(BankTransfer transfer) {
        return Vault.isSealed(transfer.account())
                ? transfer.withAccount(vault.open(transfer.purpose(), transfer.account()))
                : transfer;
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
                    .bind("account", vault.seal(BankTransfer.purpose(number), order.account()))
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

    /**
     * Puts some that wait into a batch, oldest first, each with its position.
     *
     * @return how many, and their sum in minor units
     */
    static Taken takeWaiting(Handle handle, long batch, String currency, Set<String> kinds, int limit) {
        return handle.createQuery("""
                        WITH oldest AS (
                            SELECT number FROM payout_bank_transfer
                            WHERE status = 'waiting' AND currency = :currency AND kind = ANY (:kinds)
                            ORDER BY number LIMIT :limit FOR UPDATE SKIP LOCKED),
                        numbered AS (SELECT number, row_number() OVER (ORDER BY number) AS position FROM oldest),
                        taken AS (
                            UPDATE payout_bank_transfer t SET status = 'in_file', batch = :batch, position = n.position
                            FROM numbered n WHERE t.number = n.number AND t.status = 'waiting' RETURNING t.amount)
                        SELECT COUNT(*) AS transfers, COALESCE(SUM(amount), 0) AS amount FROM taken""")
                .bind("currency", currency)
                .bindArray("kinds", String.class, kinds.toArray())
                .bind("limit", limit)
                .bind("batch", batch)
                .map((row, context) -> new Taken(row.getInt("transfers"), row.getLong("amount")))
                .one();
    }

    /** The transfers of a batch in their order, opened, a thousand at a time; within the SQL transaction. */
    <T> T withBatch(Handle handle, long batch, Function<Iterator<BankTransfer>, T> work) {
        try (var rows = handle
                .createQuery("SELECT * FROM payout_bank_transfer WHERE batch = :batch ORDER BY position")
                .bind("batch", batch)
                .setFetchSize(ROWS_AT_ONCE)
                .map(BankTransferStore::transfer)
                .stream()) {
            return work.apply(rows.map(this::opened).iterator());
        }
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

    /** A piece of a batch's file, sealed. */
    void insertPiece(Handle handle, long batch, int position, byte[] piece) {
        handle.createUpdate(
                        "INSERT INTO payout_batch_piece (batch, position, sealed) VALUES (:batch, :position, :sealed)")
                .bind("batch", batch)
                .bind("position", position)
                .bind("sealed", vault.seal(piecePurpose(batch, position), piece))
                .execute();
    }

    /** Writes the file of a batch to somebody, piece by piece. */
    void copyFile(long batch, OutputStream to) throws IOException {
        Optional<byte[]> old = database.withHandle(handle -> handle.createQuery(
                        "SELECT file FROM payout_batch WHERE number = :number AND file IS NOT NULL")
                .bind("number", batch)
                .map((row, context) -> row.getBytes("file"))
                .findOne());
        if (old.isPresent()) {
            to.write(old.get());
            return;
        }
        for (int position = 0; ; position++) {
            int wanted = position;
            Optional<byte[]> sealed = database.withHandle(handle -> handle.createQuery(
                            "SELECT sealed FROM payout_batch_piece WHERE batch = :batch AND position = :position")
                    .bind("batch", batch)
                    .bind("position", wanted)
                    .map((row, context) -> row.getBytes("sealed"))
                    .findOne());
            if (sealed.isEmpty()) {
                return;
            }
            to.write(vault.open(piecePurpose(batch, position), sealed.get()));
        }
    }

    private static String piecePurpose(long batch, int position) {
        return "payout-batch:" + batch + ":" + position;
    }

    /** A batch whose file is being written: its row comes first, its check sum last. */
    static void insert(Handle handle, PayoutBatch batch, String idempotencyKey) {
        handle.createUpdate("""
                        INSERT INTO payout_batch (number, format, currency, transfers, amount, status, pays_on, file_name,
                            file_sha256, made_by, made_at, idempotency_key, fingerprint_high, fingerprint_low)
                        VALUES (:number, :format, :currency, :transfers, :amount, :status, :paysOn, :name, :sha, :by,
                            :at, :key, :high, :low)""")
                .bind("number", batch.number())
                .bind("format", batch.format().code())
                .bind("currency", batch.currency())
                .bind("transfers", batch.transfers())
                .bind("amount", batch.amount())
                .bind("status", batch.status())
                .bind("paysOn", batch.paysOn())
                .bind("name", batch.fileName())
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

    /** The file of a batch is written: its check sum and how much is in it. */
    static void written(Handle handle, long batch, Taken taken, String sha256) {
        handle.createUpdate("""
                        UPDATE payout_batch SET file_sha256 = :sha, transfers = :transfers, amount = :amount
                        WHERE number = :number""")
                .bind("sha", sha256)
                .bind("transfers", taken.transfers())
                .bind("amount", taken.amount())
                .bind("number", batch)
                .execute();
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

    /**
     * What was put into a batch.
     *
     * @param amount minor units
     */
    record Taken(int transfers, long amount) {}

    /** What waits in a currency for a kind of account. */
    record Waiting(String currency, String kind, int transfers, long amount) {}
}
