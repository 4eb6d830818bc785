package io.ovation.server.payout.bank;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Fingerprints;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of payouts that wait for a file. A transfer is in one batch at most; a file is made once, kept, and the same
 * at every download, so a bank that is handed it twice sees the same message id. Blocking; any thread.
 */
@ApplicationScoped
class PayoutBatches {
    /** The most transfers of one file; what is left waits for the next. */
    static final int MOST_TRANSFERS = 100_000;

    private static final int PIECE = 1 << 20;

    private final BankTransferStore store;
    private final OurBank bank;
    private final Database database;
    private final Clocks clocks;

    PayoutBatches(BankTransferStore store, OurBank bank, Database database, Clocks clocks) {
        this.store = store;
        this.bank = bank;
        this.database = database;
        this.clocks = clocks;
    }

    /**
     * Makes a batch of the oldest payouts that wait. The batch itself is the idempotency record: the same key finds it again.
     *
     * @param currency null: that of the payout that has waited longest
     * @throws Problem {@code nothing_to_pay} when none waits for such a file
     */
    PayoutBatch make(long madeBy, BatchFormat format, @Nullable String currency, String idempotencyKey) {
        Fingerprint asked = Fingerprints.of("payout-batch", format.code(), currency);
        PayoutBatch batch = database.inTransaction(handle -> {
            BankTransferStore.lockBatches(handle);
            return BankTransferStore.findByKey(handle, madeBy, idempotencyKey)
                    .orElseGet(() -> write(handle, madeBy, format, currency, asked, idempotencyKey));
        });
        if (!batch.fingerprint().equals(asked)) {
            throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)
                    .field("Idempotency-Key")
                    .cure("Use a new key for a new request");
        }
        return batch;
    }

    /** A batch; {@code not_found} when there is none of this number. */
    PayoutBatch get(long number) {
        return store.findBatch(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such batch"));
    }

    /** Batches, newest first. */
    Page<PayoutBatch> page(@Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.batches(key == null ? Long.MAX_VALUE : key[0], limit + 1),
                limit,
                last -> Cursor.of(last.number()));
    }

    /** The transfers of a batch in their order. */
    Page<BankTransfer> transfers(long batch, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        List<BankTransfer> rows = store.ofBatch(get(batch).number(), key == null ? 0 : (int) key[0], limit + 1);
        return Page.of(rows, limit, last -> {
            Integer position = last.position();
            return Cursor.of(position == null ? 0 : position);
        });
    }

    private PayoutBatch write(
            Handle handle,
            long madeBy,
            BatchFormat format,
            @Nullable String asked,
            Fingerprint fingerprint,
            String idempotencyKey) {
        String currency = asked != null
                ? asked
                : BankTransferStore.oldestCurrency(handle, format.kinds()).orElseThrow(PayoutBatches::nothing);
        if (format == BatchFormat.NACHA && !currency.equals("USD")) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("currency")
                    .detail("The ACH network moves US dollars only");
        }
        long number = Numbers.next();
        Instant now = clocks.business();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        String id = PublicId.of(PayoutBatch.PREFIX, number);
        int fileOfDay = BankTransferStore.achFilesOn(
                handle,
                today.atStartOfDay(ZoneOffset.UTC).toInstant(),
                today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        PayoutBatch empty = new PayoutBatch(
                number,
                format,
                currency,
                1,
                1,
                PayoutBatch.MADE,
                null,
                nextBankDay(today),
                format.fileName(id),
                "",
                madeBy,
                now,
                fingerprint);
        BankTransferStore.insert(handle, empty, idempotencyKey);
        BankTransferStore.Taken taken =
                BankTransferStore.takeWaiting(handle, number, currency, format.kinds(), MOST_TRANSFERS);
        if (taken.transfers() == 0) {
            throw nothing();
        }
        BatchHead head = new BatchHead(id, now, empty.paysOn(), currency, fileOfDay, taken.transfers(), taken.amount());
        String sha256 = file(handle, number, format, head);
        BankTransferStore.written(handle, number, taken, sha256);
        PayoutBatch batch = BankTransferStore.getBatch(handle, number);
        Events.append(handle, PayoutBatchEvents.of(PayoutBatchEvents.MADE, batch, null, now));
        return batch;
    }

    /** Writes the file, piece by piece; returns its check sum. It is checked against its schema before it is kept. */
    private String file(Handle handle, long batch, BatchFormat format, BatchHead head) {
        try {
            Path draft = Files.createTempFile("payouts", null);
            try {
                store.withBatch(handle, batch, transfers -> {
                    try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(draft))) {
                        switch (format) {
                            case PAIN_001 -> CreditTransferFile.write(head, transfers, bank, to);
                            case NACHA -> NachaFile.write(head, transfers, bank, to);
                            case CSV -> CsvFile.write(head, transfers, to);
                        }
                        return batch;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                if (format == BatchFormat.PAIN_001) {
                    try (InputStream written = new BufferedInputStream(Files.newInputStream(draft))) {
                        BankSchema.PAIN_001.check(written);
                    }
                }
                return keep(handle, batch, draft);
            } finally {
                Files.delete(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String keep(Handle handle, long batch, Path draft) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream written = Files.newInputStream(draft)) {
            int position = 0;
            for (byte[] piece = written.readNBytes(PIECE); piece.length > 0; piece = written.readNBytes(PIECE)) {
                digest.update(piece);
                store.insertPiece(handle, batch, position++, piece);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The next day that is not at a weekend; a bank moves what falls on a holiday of its own. */
    static LocalDate nextBankDay(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Problem nothing() {
        return Problem.of(ProblemCode.NOTHING_TO_PAY)
                .detail("No approved payout waits for such a file")
                .cure("GET /v1/payout-batches/waiting shows what waits");
    }
}
