package io.ovation.journal.cluster;

import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.cluster.wire.Accounts;
import io.ovation.journal.cluster.wire.Answer;
import io.ovation.journal.cluster.wire.Answers;
import io.ovation.journal.cluster.wire.Balances;
import io.ovation.journal.cluster.wire.Batch;
import io.ovation.journal.cluster.wire.NotApplied;
import io.ovation.journal.cluster.wire.Request;
import io.ovation.journal.cluster.wire.Unknown;
import io.ovation.journal.writer.LedgerFault;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.OutcomeUnknown;
import io.ovation.journal.writer.QueueFull;
import io.ovation.journal.writer.WriterStopped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries of other instances while this one holds the shard. Never forwards: a batch for an epoch that is not held here is
 * refused whole, before any of it is looked at.
 */
final class HolderService implements AutoCloseable {

    static final MethodDescriptor<Batch, Answers> APPLY = MethodDescriptor.<Batch, Answers>newBuilder()
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(MethodDescriptor.generateFullMethodName("ovation.shard.v1.Holder", "Apply"))
            .setRequestMarshaller(ProtoUtils.marshaller(Batch.getDefaultInstance()))
            .setResponseMarshaller(ProtoUtils.marshaller(Answers.getDefaultInstance()))
            .build();

    static final int MOST_MESSAGE_BYTES = 32 << 20;

    /** More than a forwarder has under way, so that only a stranger meets it. */
    private static final int MOST_CALLS_A_CONNECTION = 64;

    private final int shard;
    private final IntFunction<@Nullable LedgerWriter> writers;
    private final Server server;

    private HolderService(
            int shard, IntFunction<@Nullable LedgerWriter> writers, PeerIdentity identity, InetSocketAddress where)
            throws IOException {
        this.shard = shard;
        this.writers = writers;
        this.server = NettyServerBuilder.forAddress(where)
                .sslContext(identity.server())
                .directExecutor()
                .maxConcurrentCallsPerConnection(MOST_CALLS_A_CONNECTION)
                .maxInboundMessageSize(MOST_MESSAGE_BYTES)
                .addService(ServerServiceDefinition.builder("ovation.shard.v1.Holder")
                        .addMethod(APPLY, ServerCalls.asyncUnaryCall(this::apply))
                        .build())
                .build()
                .start();
    }

    /**
     * Listens.
     *
     * @param writers the writer of an epoch that this instance holds, else null
     * @param where port 0 for any free one
     * @throws JournalUnavailable when the address cannot be used
     */
    static HolderService start(
            int shard, IntFunction<@Nullable LedgerWriter> writers, PeerIdentity identity, InetSocketAddress where) {
        try {
            return new HolderService(shard, writers, identity, where);
        } catch (IOException taken) {
            throw new JournalUnavailable("other instances cannot be listened for on " + where, taken);
        }
    }

    int port() {
        return server.getPort();
    }

    private void apply(Batch batch, StreamObserver<Answers> caller) {
        LedgerWriter writer = batch.getShard() == shard ? writers.apply(batch.getEpoch()) : null;
        if (writer == null) {
            caller.onError(Status.FAILED_PRECONDITION
                    .withDescription(
                            "epoch " + batch.getEpoch() + " of shard " + batch.getShard() + " is not held here")
                    .asRuntimeException());
            return;
        }
        List<CompletableFuture<Answer>> answers = new ArrayList<>(batch.getRequestsCount());
        for (Request request : batch.getRequestsList()) {
            answers.add(understood(writer, request).toCompletableFuture());
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).whenComplete((all, failure) -> {
            if (failure != null) {
                caller.onError(Status.INTERNAL.withCause(failure).asRuntimeException());
                return;
            }
            Answers.Builder reply = Answers.newBuilder();
            answers.forEach(answer -> reply.addAnswers(answer.join()));
            caller.onNext(reply.build());
            caller.onCompleted();
        });
    }

    /** What cannot be read fails alone: the others of its call may have been submitted already. */
    private static CompletionStage<Answer> understood(LedgerWriter writer, Request request) {
        try {
            return answer(writer, request);
        } catch (RuntimeException unreadable) {
            return CompletableFuture.completedStage(Answer.newBuilder()
                    .setNotApplied(
                            NotApplied.newBuilder().setWhy("a request that cannot be read: " + unreadable.getMessage()))
                    .build());
        }
    }

    private static CompletionStage<Answer> answer(LedgerWriter writer, Request request) {
        return switch (request.getWhatCase()) {
            case ENTRY ->
                writer.submit(Messages.entry(request.getEntry()))
                        .handle((answer, failure) -> failure != null
                                ? refusal(failure)
                                : Answer.newBuilder()
                                        .setDecided(Messages.message(answer))
                                        .build());
            case BALANCES ->
                balances(writer, request.getBalances())
                        .handle((balances, failure) -> failure != null
                                ? refusal(failure)
                                : Answer.newBuilder().setBalances(balances).build());
            case WHAT_NOT_SET ->
                CompletableFuture.completedStage(Answer.newBuilder()
                        .setNotApplied(NotApplied.newBuilder().setWhy("a request the holder does not know"))
                        .build());
        };
    }

    private static CompletionStage<Balances> balances(LedgerWriter writer, Accounts asked) {
        return writer.balances(
                        asked.getAccountsList().stream().map(Messages::account).toList())
                .thenApply(found -> {
                    Balances.Builder message = Balances.newBuilder().setSequence(found.sequence());
                    for (long value : found.values()) {
                        message.addValues(value);
                    }
                    return message.build();
                });
    }

    private static Answer refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        long retryAfter =
                cause instanceof LedgerFault fault ? fault.retryAfter().toMillis() : 1_000;
        if (cause instanceof OutcomeUnknown || !(cause instanceof LedgerFault)) {
            return Answer.newBuilder()
                    .setUnknown(Unknown.newBuilder().setRetryAfterMillis(retryAfter))
                    .build();
        }
        return Answer.newBuilder()
                .setNotApplied(NotApplied.newBuilder()
                        .setWhy(String.valueOf(cause.getMessage()))
                        .setRetryAfterMillis(retryAfter)
                        .setQueueFull(cause instanceof QueueFull)
                        .setStopped(cause instanceof WriterStopped))
                .build();
    }

    /** Ends connections; what is under way is cut off, and its callers ask again. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
