package io.ovation.server.payout.bank;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.event.Events;
import io.ovation.server.payout.PayoutCallbacks;
import io.ovation.server.payout.PayoutNews;
import io.ovation.server.payout.PayoutProvider;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transfers that a bank's file tells of, and writes down what it says: within one SQL transaction, for one file.
 * Nothing goes back: a transfer that was returned stays so, whatever comes after it.
 */
final class AnswerMatching {
    private static final int MOST_OVERDUE = 200;

    private final PayoutCallbacks payouts;
    private final Instant now;
    private final List<BankReport.Finding> findings = new ArrayList<>();
    private final List<Runnable> changed = new ArrayList<>();
    private final Set<Long> accepted = new HashSet<>();
    private boolean duplicate;
    private boolean duplicateFile;
    private BigDecimal paidSum = BigDecimal.ZERO;
    private BigDecimal returnedSum = BigDecimal.ZERO;
    private int waitingAgain;

    /**
     * For one file.
     *
     * @param now business clock
     */
    AnswerMatching(PayoutCallbacks payouts, Instant now) {
        this.payouts = payouts;
        this.now = now;
    }

    /** How the payouts go on once the SQL transaction is through. */
    List<Runnable> changed() {
        return changed;
    }

    BankReport match(Handle handle, BankAnswer answer) {
        duplicate = answer.lines().stream().anyMatch(BankAnswer.Line::isDuplicate);
        duplicateFile = answer.lines().stream().anyMatch(line -> line.aboutBatch() && line.isDuplicate());
        for (BankAnswer.Line line : answer.lines()) {
            if (line.news() == BankAnswer.News.OTHER) {
                other(line);
            } else if (line.aboutBatch()) {
                batch(handle, line);
            } else {
                transfer(handle, line);
            }
        }
        List<BankReport.StatementCheck> checks = answer.statements().stream()
                .map(statement -> check(handle, statement, answer.statements().size() == 1))
                .toList();
        return new BankReport(
                count(BankReport.Outcome.PAID),
                count(BankReport.Outcome.RETURNED),
                waitingAgain,
                (int) findings.stream()
                        .filter(finding -> finding.outcome().isQuestion())
                        .count(),
                List.copyOf(findings),
                checks);
    }

    private void transfer(Handle handle, BankAnswer.Line line) {
        String reference = line.reference();
        Optional<BankTransfer> found =
                reference == null ? Optional.empty() : BankTransferStore.lock(handle, BankText.capitals(reference));
        if (found.isEmpty()) {
            // On a statement every movement may carry a reference of somebody else's.
            add(
                    line,
                    line.amount() == null ? BankReport.Outcome.UNKNOWN_REFERENCE : BankReport.Outcome.OTHER_MOVEMENT,
                    null);
            return;
        }
        add(line, end(handle, found.get(), line), found.get());
    }

    private void batch(Handle handle, BankAnswer.Line line) {
        Optional<Long> number = batchNumber(line.reference());
        List<BankTransfer> open =
                number.isEmpty() ? List.of() : BankTransferStore.lockOpenOfBatch(handle, number.get());
        if (number.isEmpty()) {
            add(
                    line,
                    line.amount() == null ? BankReport.Outcome.UNKNOWN_REFERENCE : BankReport.Outcome.OTHER_MOVEMENT,
                    null);
        } else if (line.news() == BankAnswer.News.FILE_REJECTED) {
            // Of a file that was handed over twice the bank refuses one copy and pays the other.
            if (duplicate || BankTransferStore.isAccepted(handle, number.get())) {
                add(line, BankReport.Outcome.REFUSAL_IN_DOUBT, null);
                return;
            }
            if (open.isEmpty()) {
                add(line, BankReport.Outcome.KNOWN, null);
                return;
            }
            waitingAgain += BankTransferStore.rejected(handle, number.get(), line.reason());
            Events.append(
                    handle,
                    PayoutBatchEvents.of(
                            PayoutBatchEvents.REJECTED,
                            BankTransferStore.getBatch(handle, number.get()),
                            line.reason(),
                            now));
            add(line, BankReport.Outcome.FILE_REJECTED, null);
        } else if (line.news() == BankAnswer.News.ACCEPTED) {
            accepted(handle, number.get());
            add(line, BankReport.Outcome.ACCEPTED, null);
        } else if (open.isEmpty()) {
            add(line, BankReport.Outcome.KNOWN, null);
        } else if (line.amount() != null && line.amount().compareTo(sum(open)) != 0) {
            add(line, BankReport.Outcome.AMOUNT_DIFFERS, null);
        } else {
            BankAnswer.Line each = new BankAnswer.Line(
                    BankAnswer.News.PAID, line.reference(), false, null, null, false, null, line.text());
            open.forEach(transfer -> add(each, end(handle, transfer, each), transfer));
        }
    }

    private BankReport.Outcome end(Handle handle, BankTransfer transfer, BankAnswer.Line line) {
        BigDecimal ordered = BankText.decimal(transfer.amount(), transfer.currency());
        BigDecimal amount = line.amount();
        if (amount != null
                && (amount.compareTo(ordered) != 0 || !transfer.currency().equals(line.currency()))) {
            return BankReport.Outcome.AMOUNT_DIFFERS;
        }
        if (transfer.status() == BankTransfer.Status.WAITING) {
            return BankReport.Outcome.NOT_IN_A_FILE;
        }
        switch (line.news()) {
            case PAID -> {
                accepted(handle, transfer.batch());
                paidSum = paidSum.add(ordered);
                if (transfer.status() != BankTransfer.Status.IN_FILE) {
                    return BankReport.Outcome.KNOWN;
                }
                BankTransferStore.ended(handle, transfer, BankTransfer.Status.PAID, null);
                tell(handle, transfer, PayoutProvider.State.PAID, null);
                return BankReport.Outcome.PAID;
            }
            case RETURNED -> {
                returnedSum = returnedSum.add(ordered);
                if (transfer.status() == BankTransfer.Status.RETURNED) {
                    return BankReport.Outcome.KNOWN;
                }
                if (duplicateFile || line.isDuplicate()) {
                    return BankReport.Outcome.REFUSAL_IN_DOUBT;
                }
                String reason = line.reason() == null ? "returned" : line.reason();
                BankTransferStore.ended(handle, transfer, BankTransfer.Status.RETURNED, reason);
                tell(handle, transfer, PayoutProvider.State.RETURNED, reason);
                return BankReport.Outcome.RETURNED;
            }
            case NOTICE -> {
                return BankReport.Outcome.NOTICE;
            }
            case ACCEPTED, FILE_REJECTED, OTHER -> {
                accepted(handle, transfer.batch());
                return transfer.status() == BankTransfer.Status.IN_FILE
                        ? BankReport.Outcome.ACCEPTED
                        : BankReport.Outcome.KNOWN;
            }
        }
        throw new IllegalStateException("unreachable");
    }

    private void accepted(Handle handle, @Nullable Long batch) {
        if (batch != null && accepted.add(batch)) {
            BankTransferStore.accepted(handle, batch);
        }
    }

    private void tell(Handle handle, BankTransfer transfer, PayoutProvider.State state, @Nullable String reason) {
        PayoutNews news = state == PayoutProvider.State.PAID
                ? new PayoutNews.Paid(transfer.payout())
                : new PayoutNews.Returned(transfer.payout(), reason);
        changed.add(payouts.told(handle, transfer.number(), news));
    }

    private void other(BankAnswer.Line line) {
        add(line, BankReport.Outcome.OTHER_MOVEMENT, null);
    }

    private void add(BankAnswer.Line line, BankReport.Outcome outcome, @Nullable BankTransfer transfer) {
        BigDecimal amount = line.amount();
        findings.add(new BankReport.Finding(
                outcome,
                transfer == null ? null : transfer.payout(),
                transfer == null ? line.reference() : transfer.reference(),
                amount == null ? null : amount.toPlainString(),
                line.currency(),
                amount == null ? null : line.credit() ? "in" : "out",
                line.reason(),
                line.text()));
    }

    private BankReport.StatementCheck check(Handle handle, BankAnswer.Statement statement, boolean only) {
        // Sums of payouts are of the file; with several statements in it they stand with the first only when it is
        // alone.
        BigDecimal paid = only ? paidSum : BigDecimal.ZERO;
        BigDecimal returned = only ? returnedSum : BigDecimal.ZERO;
        List<String> overdue = statement.closingDay() == null
                ? List.of()
                : BankTransferStore.overdue(handle, statement.currency(), statement.closingDay(), MOST_OVERDUE).stream()
                        .map(BankTransfer::payout)
                        .toList();
        return new BankReport.StatementCheck(
                statement.id(),
                statement.account(),
                statement.currency(),
                plain(statement.opening()),
                plain(statement.closing()),
                statement.closingDay(),
                statement.moved().toPlainString(),
                statement.addsUp(),
                paid.toPlainString(),
                returned.toPlainString(),
                statement.moved().add(paid).subtract(returned).toPlainString(),
                overdue);
    }

    private int count(BankReport.Outcome outcome) {
        return (int) findings.stream()
                .filter(finding -> finding.outcome() == outcome)
                .count();
    }

    private static BigDecimal sum(List<BankTransfer> transfers) {
        return transfers.stream()
                .map(transfer -> BankText.decimal(transfer.amount(), transfer.currency()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Long> batchNumber(@Nullable String reference) {
        try {
            return reference == null
                    ? Optional.empty()
                    : Optional.of(PublicId.number(
                            PayoutBatch.PREFIX, reference.strip().toLowerCase(java.util.Locale.ROOT)));
        } catch (Problem e) {
            if (e.code() != ProblemCode.NOT_FOUND) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
