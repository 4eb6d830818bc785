package io.ovation.journal.cluster;

import io.ovation.journal.cluster.wire.Accepted;
import io.ovation.journal.cluster.wire.Bits;
import io.ovation.journal.cluster.wire.Decided;
import io.ovation.journal.writer.Answer;
import io.ovation.ledger.AcceptedEntry;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Amount;
import io.ovation.ledger.Bound;
import io.ovation.ledger.Condition;
import io.ovation.ledger.Entry;
import io.ovation.ledger.Fingerprint;
import io.ovation.ledger.Outcome;
import io.ovation.ledger.OutcomeCode;
import io.ovation.ledger.Posted;
import io.ovation.ledger.Side;
import io.ovation.ledger.Transfer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries and outcomes as messages and back. A message that says something this version does not know is refused. */
final class Messages {

    private static final Map<Integer, OutcomeCode> CODES =
            Arrays.stream(OutcomeCode.values()).collect(Collectors.toMap(OutcomeCode::number, Function.identity()));

    private Messages() {}

    static io.ovation.journal.cluster.wire.Entry message(Entry entry) {
        io.ovation.journal.cluster.wire.Entry.Builder message = io.ovation.journal.cluster.wire.Entry.newBuilder()
                .setId(bits(entry.id()))
                .setFingerprint(bits(entry.fingerprint()))
                .setNotAfterMillis(entry.notAfterMillis())
                .setCode(entry.code())
                .setRuleVersion(entry.ruleVersion())
                .setReference1(entry.reference1())
                .setReference2(entry.reference2())
                .setReference3(entry.reference3());
        for (Transfer transfer : entry.transfers()) {
            message.addTransfers(message(transfer));
        }
        for (Condition condition : entry.conditions()) {
            message.addConditions(io.ovation.journal.cluster.wire.Condition.newBuilder()
                    .setAccount(bits(condition.account()))
                    .setAtLeast(condition.bound() == Bound.AT_LEAST)
                    .setLimit(condition.limit()));
        }
        return message.build();
    }

    private static io.ovation.journal.cluster.wire.Transfer message(Transfer transfer) {
        io.ovation.journal.cluster.wire.Transfer.Builder message = io.ovation.journal.cluster.wire.Transfer.newBuilder()
                .setDebit(bits(transfer.debit()))
                .setCredit(bits(transfer.credit()));
        switch (transfer.amount()) {
            case Amount.Fixed fixed -> message.setFixed(fixed.value());
            case Amount.UpTo upTo ->
                message.setUpTo(io.ovation.journal.cluster.wire.UpTo.newBuilder()
                        .setLimit(upTo.limit())
                        .setOf(side(upTo.of())));
            case Amount.Proportional proportional ->
                message.setProportional(io.ovation.journal.cluster.wire.Proportional.newBuilder()
                        .setTransfer(proportional.transfer())
                        .setOf(side(proportional.of())));
            case Amount.Remainder remainder -> message.setRemainder(remainder.transfer());
        }
        return message.build();
    }

    static Entry entry(io.ovation.journal.cluster.wire.Entry message) {
        return new Entry(
                uuid(message.getId()),
                message.getCode(),
                message.getRuleVersion(),
                message.getReference1(),
                message.getReference2(),
                message.getReference3(),
                fingerprint(message.getFingerprint()),
                message.getNotAfterMillis(),
                message.getTransfersList().stream().map(Messages::transfer).toList(),
                message.getConditionsList().stream()
                        .map(condition -> new Condition(
                                account(condition.getAccount()),
                                condition.getAtLeast() ? Bound.AT_LEAST : Bound.AT_MOST,
                                condition.getLimit()))
                        .toList());
    }

    private static Transfer transfer(io.ovation.journal.cluster.wire.Transfer message) {
        Amount amount = switch (message.getAmountCase()) {
            case FIXED -> new Amount.Fixed(message.getFixed());
            case UP_TO ->
                new Amount.UpTo(
                        message.getUpTo().getLimit(), side(message.getUpTo().getOf()));
            case PROPORTIONAL ->
                new Amount.Proportional(
                        message.getProportional().getTransfer(),
                        side(message.getProportional().getOf()));
            case REMAINDER -> new Amount.Remainder(message.getRemainder());
            case AMOUNT_NOT_SET -> throw new IllegalArgumentException("an amount this version does not know");
        };
        return new Transfer(account(message.getDebit()), account(message.getCredit()), amount);
    }

    static Decided message(Answer answer) {
        Outcome outcome = answer.outcome();
        Decided.Builder message = Decided.newBuilder()
                .setCode(outcome.code().number())
                .setSequence(answer.sequence())
                .setFailedTransfer(outcome.failedTransfer())
                .setAvailable(outcome.available());
        AcceptedEntry entry = outcome.entry();
        if (entry != null) {
            message.setEntry(message(entry));
        }
        return message.build();
    }

    private static Accepted message(AcceptedEntry entry) {
        Accepted.Builder message = Accepted.newBuilder()
                .setNumber(entry.sequence())
                .setId(bits(entry.id()))
                .setCode(entry.code())
                .setRuleVersion(entry.ruleVersion())
                .setReference1(entry.reference1())
                .setReference2(entry.reference2())
                .setReference3(entry.reference3())
                .setFingerprint(bits(entry.fingerprint()));
        for (Posted posted : entry.transfers()) {
            message.addTransfers(io.ovation.journal.cluster.wire.Posted.newBuilder()
                    .setDebit(bits(posted.debit()))
                    .setCredit(bits(posted.credit()))
                    .setAmount(posted.amount())
                    .setDebitBalance(posted.debitBalance())
                    .setCreditBalance(posted.creditBalance()));
        }
        return message.build();
    }

    static Answer answer(Decided message) {
        @Nullable OutcomeCode code = CODES.get(message.getCode());
        if (code == null) {
            throw new IllegalArgumentException("outcome " + message.getCode() + ", which this version does not know");
        }
        AcceptedEntry entry = message.hasEntry() ? accepted(message.getEntry()) : null;
        return new Answer(
                new Outcome(code, entry, message.getFailedTransfer(), message.getAvailable()), message.getSequence());
    }

    private static AcceptedEntry accepted(Accepted message) {
        return new AcceptedEntry(
                message.getNumber(),
                uuid(message.getId()),
                message.getCode(),
                message.getRuleVersion(),
                message.getReference1(),
                message.getReference2(),
                message.getReference3(),
                fingerprint(message.getFingerprint()),
                message.getTransfersList().stream()
                        .map(posted -> new Posted(
                                account(posted.getDebit()),
                                account(posted.getCredit()),
                                posted.getAmount(),
                                posted.getDebitBalance(),
                                posted.getCreditBalance()))
                        .toList());
    }

    static Bits bits(AccountId account) {
        return bits(account.high(), account.low());
    }

    static AccountId account(Bits message) {
        return new AccountId(message.getHigh(), message.getLow());
    }

    private static Bits bits(UUID id) {
        return bits(id.getMostSignificantBits(), id.getLeastSignificantBits());
    }

    private static Bits bits(Fingerprint fingerprint) {
        return bits(fingerprint.high(), fingerprint.low());
    }

    private static Bits bits(long high, long low) {
        return Bits.newBuilder().setHigh(high).setLow(low).build();
    }

    private static UUID uuid(Bits message) {
        return new UUID(message.getHigh(), message.getLow());
    }

    private static Fingerprint fingerprint(Bits message) {
        return new Fingerprint(message.getHigh(), message.getLow());
    }

    private static io.ovation.journal.cluster.wire.Side side(Side side) {
        return switch (side) {
            case DEBIT -> io.ovation.journal.cluster.wire.Side.DEBIT;
            case CREDIT -> io.ovation.journal.cluster.wire.Side.CREDIT;
        };
    }

    private static Side side(io.ovation.journal.cluster.wire.Side message) {
        return switch (message) {
            case DEBIT -> Side.DEBIT;
            case CREDIT -> Side.CREDIT;
            case UNRECOGNIZED -> throw new IllegalArgumentException("a side this version does not know");
        };
    }
}
