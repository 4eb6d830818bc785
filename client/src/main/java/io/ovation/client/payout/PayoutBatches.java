package io.ovation.client.payout;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.client.http.Call;
import io.ovation.client.http.Door;
import io.ovation.client.http.Listing;
import io.ovation.client.http.Route;
import io.ovation.client.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of approved payouts for the bank, and what the bank sent back. For finance. */
public final class PayoutBatches {
    private final Door door;

    /** For finance. */
    public PayoutBatches(Door door) {
        this.door = door;
    }

    /**
     * Makes a file of the payouts that have waited longest, 5,000 at most.
     *
     * @param format {@code pain.001}, {@code nacha} or {@code csv}
     * @param currency null for that of the payout that has waited longest
     */
    public Call<Batch> make(String format, @Nullable String currency) {
        return door.postOnce(
                Route.of("payout-batches"), Door.body("format", format, "currency", currency), Batch.class);
    }

    /** Batches, the newest first. */
    public Listing<Batch> list() {
        return door.list(Route.of("payout-batches"), Batch.class);
    }

    /** One batch. */
    public Call<Batch> get(String id) {
        return door.get(Route.of("payout-batches", id), Batch.class);
    }

    /** The file itself, the same at every download. */
    public Call<String> file(String id) {
        return door.text(Route.of("payout-batches", id, "file"));
    }

    /** The payouts of a batch in the order of the file, with how far each is. */
    public Listing<Transfer> transfers(String id) {
        return door.list(Route.of("payout-batches", id, "transfers"), Transfer.class);
    }

    /** What waits for a file. */
    public Call<Waiting> waiting() {
        return door.get(Route.of("payout-batches", "waiting"), Waiting.class);
    }

    /** Takes in a pain.002, camt.053, NACHA return or CSV file of the bank; the same file again changes nothing. */
    public Call<BankFile> take(byte[] file) {
        return door.upload(Route.of("bank-files"), file, BankFile.class);
    }

    /** Files of the bank, the newest first, each with its report. */
    public Listing<BankFile> taken() {
        return door.list(Route.of("bank-files"), BankFile.class);
    }

    /** One file of the bank with its report. */
    public Call<BankFile> taken(String id) {
        return door.get(Route.of("bank-files", id), BankFile.class);
    }

    /**
     * A batch.
     *
     * @param status {@code made}, or {@code rejected} when the bank refused the file as a whole
     * @param paysOn the day the bank is asked to pay
     */
    public record Batch(
            String id,
            String format,
            String status,
            @Nullable String statusReason,
            int transfers,
            Money amount,
            LocalDate paysOn,
            String fileName,
            String fileSha256,
            String madeBy,
            Instant madeAt) {}

    /** What waits. */
    public record Waiting(List<WaitingLine> items) {}

    /** How many payouts to a kind of account wait, and their sum. */
    public record WaitingLine(String accountKind, int transfers, Money amount) {}

    /**
     * A payout in a batch.
     *
     * @param reference what the bank calls it
     * @param status {@code in_file}, {@code paid} or {@code returned}
     * @param reason why the bank returned it
     */
    public record Transfer(
            String payoutId,
            String reference,
            Money amount,
            String accountKind,
            String account,
            String holder,
            String status,
            @Nullable String reason) {}

    /**
     * A file from the bank.
     *
     * @param message the bank's own id of it
     * @param report what was found in it and what it changed
     */
    public record BankFile(
            String id,
            String format,
            String message,
            String sha256,
            String uploadedBy,
            Instant uploadedAt,
            BankReport report) {}

    /**
     * What was found in a file from the bank.
     *
     * @param questions findings that a person should look at
     * @param findings line by line, with their outcome
     * @param statements checks of account statements
     */
    public record BankReport(
            int paid,
            int returned,
            int waitingAgain,
            int questions,
            List<JsonNode> findings,
            List<JsonNode> statements) {}
}
