package io.ovation.server.feed;

import io.ovation.journal.JournalUnavailable;
import io.ovation.journal.run.Moment;
import io.ovation.journal.run.Posting;
import io.ovation.journal.run.PostingHistory;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Side;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What accounts held at any past moment, and their statements, whatever their length. Blocking; as new as the books themselves
 * whenever the history keeps up, and every answer says up to which batch it is.
 */
@ApplicationScoped
public class AccountHistory {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final LedgerShard shard;

    AccountHistory(LedgerShard shard) {
        this.shard = shard;
    }

    /** By which clock a moment is meant. */
    public enum Clock {
        /** When it was written. */
        WALL,
        /** The books' own days. */
        BUSINESS
    }

    /** A moment: everything up to it, itself included. */
    public record Until(Clock clock, Instant instant) {
        private Moment moment() {
            long millis = instant.toEpochMilli();
            return clock == Clock.WALL ? new Moment.Wall(millis) : new Moment.Business(millis);
        }
    }

    /**
     * One side of a transfer.
     *
     * @param number rises along the account's history: where a next page begins
     * @param entry number of the entry in the books
     * @param transfer place of the transfer in the entry, from 0
     * @param debit whether the account was debited
     * @param change of the natural balance
     * @param balance natural balance after it
     * @param batch the batch that holds the entry
     */
    public record Line(
            long number,
            long entry,
            int transfer,
            boolean debit,
            long change,
            long balance,
            Instant wall,
            Instant business,
            int code,
            long batch) {
        private static Line of(Posting posting) {
            return new Line(
                    posting.number(),
                    posting.entry(),
                    posting.transfer(),
                    posting.side() == Side.DEBIT,
                    posting.change(),
                    posting.balance(),
                    Instant.ofEpochMilli(posting.time().wallMillis()),
                    Instant.ofEpochMilli(posting.time().businessMillis()),
                    posting.code(),
                    posting.batch());
        }
    }

    /**
     * Lines in the order asked for.
     *
     * @param more whether others follow
     * @param sequence the last batch that was taken account of
     */
    public record Lines(List<Line> lines, boolean more, long sequence) {}

    /**
     * The last line up to a moment; null when the account had none.
     *
     * @param sequence the last batch that was taken account of
     */
    public record Last(@Nullable Line line, long sequence) {}

    /** The last line of an account up to a moment, or of all when none is given. */
    public Last last(AccountId account, @Nullable Until until) {
        try {
            PostingHistory.At<@Nullable Posting> found =
                    caughtUp().last(account, until == null ? Moment.latest() : until.moment());
            Posting posting = found.value();
            return new Last(posting == null ? null : Line.of(posting), found.sequence());
        } catch (JournalUnavailable away) {
            throw Refusals.busy();
        }
    }

    /**
     * A page of an account's statement.
     *
     * @param after only lines after this moment; null for all
     * @param until only lines up to this moment; null for all
     * @param beyond number of the last line of the page before; null for the first page
     */
    public Lines lines(
            AccountId account,
            @Nullable Until after,
            @Nullable Until until,
            boolean newestFirst,
            @Nullable Long beyond,
            int limit) {
        Moment from = after == null ? Moment.beginning() : after.moment();
        Moment to = until == null ? Moment.latest() : until.moment();
        try {
            PostingHistory history = caughtUp();
            PostingHistory.At<PostingHistory.Page> page = newestFirst
                    ? history.newestFirst(account, from, to, beyond == null ? Long.MAX_VALUE : beyond, limit)
                    : history.oldestFirst(account, from, to, beyond == null ? -1 : beyond, limit);
            return new Lines(
                    page.value().postings().stream().map(Line::of).toList(),
                    page.value().more(),
                    page.sequence());
        } catch (JournalUnavailable away) {
            throw Refusals.busy();
        }
    }

    /**
     * Whoever has just changed something wants to see it: waits for the history a little, and no longer. One that is behind because
     * it fails is not asked: its answers would be the same old ones until somebody repairs it.
     */
    private PostingHistory caughtUp() {
        PostingHistory history = shard.history();
        try {
            if (!history.await(shard.shard().lastSequence(), PATIENCE) && history.failure() != null) {
                throw Refusals.busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Refusals.busy();
        }
        return history;
    }
}
