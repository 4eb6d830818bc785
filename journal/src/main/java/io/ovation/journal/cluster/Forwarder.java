package io.ovation.journal.cluster;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.cluster.wire.Answer;
import io.ovation.journal.cluster.wire.Answers;
import io.ovation.journal.cluster.wire.Batch;
import io.ovation.journal.writer.LedgerWriter;
import io.ovation.journal.writer.NotApplied;
import io.ovation.journal.writer.QueueFull;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Entry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is asked on this instance to the holder of the shard, be it another instance or this one, and brings the answers
 * back. What waits while some calls are under way goes together with the next call, so batches grow with the load and nothing
 * waits for a timer. While there is no holder, or the holder dies with a call, what was asked is kept and asked of the next
 * holder with the same ids, so a take-over costs callers time and nothing else.
 *
 * <p>Bounds: so many requests may wait (more are refused with {@link QueueFull}), so many calls are under way, a call is so large
 * and lasts so long, and nobody waits longer than the patience.
 *
 * <p>Threads: any. Stages are completed on a thread of the network or the writer: what hangs on them must be short.
 */
final class Forwarder implements AutoCloseable {

    /** How long what is asked may wait for a holder and its answer: a take-over and then some. */
    static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
    private static final int MOST_CALLS = 4;
    private static final int MOST_REQUESTS_A_CALL = 2_048;
    private static final int MOST_BYTES_A_CALL = 2 << 20;
    private static final long CALL_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 20;
    private static final long SWEEP_MILLIS = 100;

    private final int shard;
    private final int mostWaiting;
    private final PeerIdentity identity;
    private final LongConsumer heard;
    private final Runnable holderLost;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("shard-forwarder").factory());

    private final ArrayDeque<Asked> waiting = new ArrayDeque<>();
    private @Nullable LedgerWriter here;
    private @Nullable Peer peer;
    private int calls;
    private long pausedUntilNanos = System.nanoTime();
    private boolean closed;

    /** The holder, when it is another instance. */
    private record Peer(String address, int epoch, ManagedChannel channel) {}

    /**
     * A forwarder that has nobody to ask yet.
     *
     * @param heard is told the sequences that answers name
     * @param holderLost is told when the holder does not hold the shard any more, or cannot be reached
     */
    Forwarder(int shard, int mostWaiting, PeerIdentity identity, LongConsumer heard, Runnable holderLost) {
        this.shard = shard;
        this.mostWaiting = mostWaiting;
        this.identity = identity;
        this.heard = heard;
        this.holderLost = holderLost;
        timer.scheduleWithFixedDelay(this::sweep, SWEEP_MILLIS, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    CompletionStage<io.ovation.journal.writer.Answer> submit(Entry entry) {
        Asked.Submission submission = new Asked.Submission(entry, System.nanoTime() + PATIENCE.toNanos());
        ask(submission);
        return submission.future;
    }

    CompletionStage<LedgerWriter.Balances> balances(List<AccountId> accounts) {
        Asked.Question question = new Asked.Question(accounts, System.nanoTime() + PATIENCE.toNanos());
        ask(question);
        return question.future;
    }

    /** From now on the writer of this process is the holder; what waits goes there. */
    void holderIsHere(LedgerWriter writer) {
        ManagedChannel old;
        List<Asked> all;
        synchronized (this) {
            old = leave();
            here = writer;
            all = List.copyOf(waiting);
            waiting.clear();
        }
        shutDown(old);
        all.forEach(asked -> asked.askHere(writer));
    }

    /** From now on nobody is known to be the holder; what is asked waits. */
    void holderIsUnknown() {
        ManagedChannel old;
        synchronized (this) {
            here = null;
            old = leave();
        }
        shutDown(old);
    }

    /** From now on this instance is the holder. Does nothing when it is already; an empty address means it takes no entries. */
    void holderIsAt(String address, int epoch) {
        ManagedChannel old;
        synchronized (this) {
            Peer now = peer;
            if (closed || (now != null && now.epoch() == epoch && now.address().equals(address))) {
                return;
            }
            here = null;
            old = leave();
            if (!address.isEmpty()) {
                peer = new Peer(address, epoch, channel(address));
            }
            pausedUntilNanos = System.nanoTime();
        }
        LOG.info("shard {} is held at {} in epoch {}", shard, address, epoch);
        shutDown(old);
        pump();
    }

    private ManagedChannel channel(String address) {
        int colon = address.lastIndexOf(':');
        try {
            return NettyChannelBuilder.forAddress(
                            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)))
                    .sslContext(identity.client())
                    .overrideAuthority(PeerIdentity.NAME)
                    .directExecutor()
                    .maxInboundMessageSize(HolderService.MOST_MESSAGE_BYTES)
                    .build();
        } catch (IOException | RuntimeException broken) {
            throw new JournalUnavailable("the holder at " + address + " cannot be asked", broken);
        }
    }

    /** Gives up the connection; calls under way come back and wait for the next holder. */
    private @Nullable ManagedChannel leave() {
        Peer old = peer;
        peer = null;
        return old == null ? null : old.channel();
    }

    private static void shutDown(@Nullable ManagedChannel channel) {
        if (channel != null) {
            channel.shutdownNow();
        }
    }

    private void ask(Asked asked) {
        LedgerWriter writer;
        synchronized (this) {
            writer = here;
            if (writer == null) {
                if (closed) {
                    asked.fail(asked.unanswered("this instance is stopping", null));
                    return;
                }
                if (waiting.size() >= mostWaiting) {
                    asked.fail(new QueueFull("more than " + mostWaiting + " requests wait for the shard's holder"));
                    return;
                }
                waiting.addLast(asked);
            }
        }
        if (writer != null) {
            asked.askHere(writer);
        } else {
            pump();
        }
    }

    /** Sends what waits, as far as calls may be under way. */
    private void pump() {
        while (true) {
            List<Asked> batch;
            Peer to;
            synchronized (this) {
                to = peer;
                if (to == null
                        || waiting.isEmpty()
                        || calls >= MOST_CALLS
                        || System.nanoTime() - pausedUntilNanos < 0) {
                    return;
                }
                batch = next();
                calls++;
            }
            send(to, batch);
        }
    }

    private List<Asked> next() {
        List<Asked> batch = new ArrayList<>();
        int bytes = 0;
        while (!waiting.isEmpty() && batch.size() < MOST_REQUESTS_A_CALL && bytes < MOST_BYTES_A_CALL) {
            Asked asked = waiting.removeFirst();
            bytes += asked.message.getSerializedSize();
            batch.add(asked);
        }
        return batch;
    }

    private void send(Peer to, List<Asked> batch) {
        Batch.Builder message = Batch.newBuilder().setShard(shard).setEpoch(to.epoch());
        batch.forEach(asked -> message.addRequests(asked.message));
        ClientCalls.asyncUnaryCall(
                to.channel()
                        .newCall(
                                HolderService.APPLY,
                                CallOptions.DEFAULT.withDeadlineAfter(CALL_MILLIS, TimeUnit.MILLISECONDS)),
                message.build(),
                new StreamObserver<Answers>() {
                    private @Nullable Answers answers;

                    @Override
                    public void onNext(Answers reply) {
                        answers = reply;
                    }

                    @Override
                    public void onError(Throwable failure) {
                        failed(batch, failure);
                    }

                    @Override
                    public void onCompleted() {
                        Answers reply = answers;
                        if (reply == null || reply.getAnswersCount() != batch.size()) {
                            failed(batch, new IllegalStateException("not one answer a request"));
                        } else {
                            answered(batch, reply);
                        }
                    }
                });
    }

    private void answered(List<Asked> batch, Answers reply) {
        long latest = 0;
        List<Asked> again = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Asked asked = batch.get(i);
            Answer answer = reply.getAnswers(i);
            switch (answer.getWhatCase()) {
                case DECIDED, BALANCES -> {
                    latest = Math.max(latest, asked.sequence(answer));
                    complete(asked, answer);
                }
                case NOT_APPLIED -> {
                    if (answer.getNotApplied().getStopped()) {
                        again.add(asked);
                    } else {
                        refuse(asked, answer.getNotApplied());
                    }
                }
                case UNKNOWN, WHAT_NOT_SET -> {
                    asked.isInDoubt = true;
                    again.add(asked);
                }
            }
        }
        heard.accept(latest);
        back(again, !again.isEmpty());
    }

    private static void complete(Asked asked, Answer answer) {
        try {
            asked.answered(answer);
        } catch (IllegalArgumentException ofAnotherVersion) {
            asked.isInDoubt = true;
            asked.fail(asked.unanswered("the holder's answer cannot be read", ofAnotherVersion));
        }
    }

    private static void refuse(Asked asked, io.ovation.journal.cluster.wire.NotApplied refusal) {
        if (asked.isInDoubt) {
            asked.fail(asked.unanswered(refusal.getWhy(), null));
        } else if (refusal.getQueueFull()) {
            asked.fail(new QueueFull(refusal.getWhy()));
        } else {
            asked.fail(new NotApplied(refusal.getWhy(), Duration.ofMillis(refusal.getRetryAfterMillis()), null));
        }
    }

    private void failed(List<Asked> batch, Throwable failure) {
        Status.Code code = Status.fromThrowable(failure).getCode();
        if (code != Status.Code.FAILED_PRECONDITION) {
            batch.forEach(asked -> asked.isInDoubt = true);
        }
        LOG.debug("shard {}: {} requests come back", shard, batch.size(), failure);
        back(batch, true);
    }

    /** One call less is under way; what has no answer waits again, ahead of the others. */
    private void back(List<Asked> again, boolean pause) {
        LedgerWriter writer;
        boolean stopping;
        synchronized (this) {
            calls--;
            writer = here;
            stopping = closed;
            if (writer == null && !stopping) {
                again.reversed().forEach(waiting::addFirst);
            }
            if (pause) {
                pausedUntilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
            }
        }
        if (pause) {
            holderLost.run();
        }
        if (writer != null) {
            again.forEach(asked -> asked.askHere(writer));
        } else if (stopping) {
            again.forEach(asked -> asked.fail(asked.unanswered("this instance is stopping", null)));
        } else {
            pump();
        }
    }

    /** Tells those whose patience has ended, and sends again after a pause. */
    private void sweep() {
        try {
            long now = System.nanoTime();
            List<Asked> over = new ArrayList<>();
            synchronized (this) {
                waiting.removeIf(asked -> asked.untilNanos - now < 0 && over.add(asked));
            }
            over.forEach(asked -> asked.fail(asked.unanswered("nobody holds the shard now", null)));
            pump();
        } catch (RuntimeException broken) {
            LOG.error("shard {}: waiting requests could not be looked at", shard, broken);
        }
    }

    @Override
    public void close() {
        ManagedChannel old;
        List<Asked> all;
        synchronized (this) {
            closed = true;
            here = null;
            old = leave();
            all = List.copyOf(waiting);
            waiting.clear();
        }
        timer.shutdownNow();
        shutDown(old);
        all.forEach(asked -> asked.fail(asked.unanswered("this instance is stopping", null)));
    }
}
