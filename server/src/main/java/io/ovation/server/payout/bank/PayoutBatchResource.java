package io.ovation.server.payout.bank;

import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.api.Refuses;
import io.ovation.server.api.RequestIds;
import io.ovation.server.identity.Allow;
import io.ovation.server.identity.Callers;
import io.ovation.server.identity.Role;
import io.ovation.server.identity.User;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payout-batches}: finance makes files of approved payouts for the bank. */
@Path("/v1/payout-batches")
@Allow(Role.FINANCE)
@RunOnVirtualThread
public class PayoutBatchResource {
    private final PayoutBatches batches;
    private final BankTransferStore store;
    private final BankFiles files;
    private final Callers callers;

    PayoutBatchResource(PayoutBatches batches, BankTransferStore store, BankFiles files, Callers callers) {
        this.batches = batches;
        this.store = store;
        this.files = files;
        this.callers = callers;
    }

    /** Makes a batch of the payouts that have waited longest, 100,000 at most. */
    @POST
    @ResponseStatus(201)
    @Refuses({ProblemCode.NOTHING_TO_PAY, ProblemCode.BANK_ACCOUNT_NOT_SET_UP})
    public BatchView make(@HeaderParam("Idempotency-Key") @Nullable String key, BatchRequest request) {
        long finance = callers.user().userNumber();
        String idempotencyKey = RequestIds.required(key);
        PayoutBatch batch =
                batches.make(finance, BatchFormat.asked(request.format()), request.currency(), idempotencyKey);
        return BatchView.of(batch);
    }

    /** Batches, newest first. */
    @GET
    public Page<BatchView> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        Page<PayoutBatch> page = batches.page(cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(BatchView::of).toList(), page.nextCursor(), page.hasMore());
    }

    /** What waits for a file. */
    @GET
    @Path("waiting")
    public WaitingView waiting() {
        return new WaitingView(store.waiting().stream()
                .map(each -> new WaitingLine(each.kind(), each.transfers(), new Money(each.amount(), each.currency())))
                .toList());
    }

    /** A batch. */
    @GET
    @Path("{id}")
    public BatchView get(@PathParam("id") String id) {
        return BatchView.of(batches.get(PublicId.number(PayoutBatch.PREFIX, id)));
    }

    /** The payouts of a batch in the order of the file, with how far each is. */
    @GET
    @Path("{id}/transfers")
    public Page<TransferView> transfers(
            @PathParam("id") String id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Page<BankTransfer> page = batches.transfers(PublicId.number(PayoutBatch.PREFIX, id), cursor, Page.limit(limit));
        return new Page<>(page.items().stream().map(this::view).toList(), page.nextCursor(), page.hasMore());
    }

    /** The file itself, the same bytes at every download. */
    @GET
    @Path("{id}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponseSchema(String.class)
    public Response file(@PathParam("id") String id) {
        PayoutBatch batch = batches.get(PublicId.number(PayoutBatch.PREFIX, id));
        StreamingOutput file = to -> store.copyFile(batch.number(), to);
        return Response.ok(file, batch.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + batch.fileName() + "\"")
                .header("Repr-Digest", "sha-256=:" + base64(batch.fileSha256()) + ":")
                .build();
    }

    private TransferView view(BankTransfer transfer) {
        return new TransferView(
                transfer.payout(),
                transfer.reference(),
                new Money(transfer.amount(), transfer.currency()),
                transfer.kind(),
                files.shown(store.opened(transfer).account()),
                transfer.holder(),
                transfer.status().name().toLowerCase(Locale.ROOT),
                transfer.reason());
    }

    private static String base64(String hex) {
        return java.util.Base64.getEncoder()
                .encodeToString(java.util.HexFormat.of().parseHex(hex));
    }

    /**
     * Which file to make.
     *
     * @param format {@code pain.001}, {@code nacha} or {@code csv}
     * @param currency left out: that of the payout that has waited longest
     */
    public record BatchRequest(
            @Nullable String format, @Nullable String currency) {}

    /**
     * A batch as the API shows it.
     *
     * @param status {@code made}, or {@code rejected} when the bank refused the file as a whole
     * @param paysOn the day the bank is asked to pay
     */
    public record BatchView(
            String id,
            BatchFormat format,
            String status,
            @Nullable String statusReason,
            int transfers,
            Money amount,
            LocalDate paysOn,
            String fileName,
            String fileSha256,
            String madeBy,
            Instant madeAt) {
        static BatchView of(PayoutBatch batch) {
            return new BatchView(
                    PublicId.of(PayoutBatch.PREFIX, batch.number()),
                    batch.format(),
                    batch.status(),
                    batch.statusReason(),
                    batch.transfers(),
                    new Money(batch.amount(), batch.currency()),
                    batch.paysOn(),
                    batch.fileName(),
                    batch.fileSha256(),
                    PublicId.of(User.PREFIX, batch.madeBy()),
                    batch.madeAt());
        }
    }

    /** What waits. */
    public record WaitingView(List<WaitingLine> items) {}

    /** How many payouts to a kind of account wait, and their sum. */
    public record WaitingLine(String accountKind, int transfers, Money amount) {}

    /**
     * A payout in a batch.
     *
     * @param reference what the bank calls it
     * @param status {@code in_file}, {@code paid} or {@code returned}
     * @param reason why the bank returned it
     */
    public record TransferView(
            String payoutId,
            String reference,
            Money amount,
            String accountKind,
            String account,
            String holder,
            String status,
            @Nullable String reason) {}
}
