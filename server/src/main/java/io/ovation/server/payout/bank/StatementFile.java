package io.ovation.server.payout.bank;

import com.prowidesoftware.swift.model.mx.MxCamt05300108;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.BatchInformation2;
import com.prowidesoftware.swift.model.mx.dic.CashBalance8;
import com.prowidesoftware.swift.model.mx.dic.CreditDebitCode;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.EntryDetails9;
import com.prowidesoftware.swift.model.mx.dic.EntryTransaction10;
import com.prowidesoftware.swift.model.mx.dic.PaymentReturnReason5;
import com.prowidesoftware.swift.model.mx.dic.ReportEntry10;
import com.prowidesoftware.swift.model.mx.dic.TransactionReferences6;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads camt.053.001.08: the statement of our account. Only booked entries count. A debit with one of our references is a
 * payout that left, a credit with one (or with the reason of a return) is one that came back; a debit of a whole file that
 * the bank booked as one sum is everything in it. The rest is somebody else's business, and listed.
 */
final class StatementFile {
    private StatementFile() {}

    static BankAnswer read(String xml) {
        var document = MxCamt05300108.parse(xml).getBkToCstmrStmt();
        List<BankAnswer.Line> lines = new ArrayList<>();
        List<BankAnswer.Statement> statements = new ArrayList<>();
        for (AccountStatement9 statement : document.getStmt()) {
            BigDecimal moved = BigDecimal.ZERO;
            int booked = 0;
            for (ReportEntry10 entry : statement.getNtry()) {
                if ("BOOK".equals(entry.getSts().getCd())) {
                    booked++;
                    moved = isCredit(entry.getCdtDbtInd())
                            ? moved.add(entry.getAmt().getValue())
                            : moved.subtract(entry.getAmt().getValue());
                    lines.addAll(lines(entry));
                }
            }
            CashBalance8 closing = balance(statement, "CLBD");
            CashBalance8 opening = balance(statement, "OPBD");
            if (opening == null) {
                opening = balance(statement, "PRCD");
            }
            statements.add(new BankAnswer.Statement(
                    statement.getId(),
                    account(statement.getAcct().getId()),
                    currency(statement),
                    opening == null ? null : signed(opening),
                    closing == null ? null : signed(closing),
                    closing == null ? null : day(closing.getDt()),
                    moved,
                    booked));
        }
        return new BankAnswer("camt.053", document.getGrpHdr().getMsgId(), lines, statements);
    }

    private static List<BankAnswer.Line> lines(ReportEntry10 entry) {
        List<BankAnswer.Line> lines = new ArrayList<>();
        boolean credit = isCredit(entry.getCdtDbtInd());
        for (EntryDetails9 details : entry.getNtryDtls()) {
            BatchInformation2 batch = details.getBtch();
            if (details.getTxDtls().isEmpty() && batch != null) {
                String id = batch.getPmtInfId() != null ? batch.getPmtInfId() : batch.getMsgId();
                ActiveOrHistoricCurrencyAndAmount total =
                        batch.getTtlAmt() != null ? batch.getTtlAmt() : entry.getAmt();
                lines.add(new BankAnswer.Line(
                        credit || id == null ? BankAnswer.News.OTHER : BankAnswer.News.PAID,
                        id,
                        id != null,
                        total.getValue(),
                        total.getCcy(),
                        credit,
                        null,
                        entry.getAddtlNtryInf()));
            }
            boolean alone =
                    entry.getNtryDtls().size() == 1 && details.getTxDtls().size() == 1;
            for (EntryTransaction10 transaction : details.getTxDtls()) {
                lines.add(line(entry, transaction, alone));
            }
        }
        if (lines.isEmpty()) {
            lines.add(new BankAnswer.Line(
                    BankAnswer.News.OTHER,
                    entry.getNtryRef(),
                    false,
                    entry.getAmt().getValue(),
                    entry.getAmt().getCcy(),
                    credit,
                    null,
                    entry.getAddtlNtryInf()));
        }
        return lines;
    }

    private static BankAnswer.Line line(ReportEntry10 entry, EntryTransaction10 transaction, boolean alone) {
        boolean credit =
                isCredit(transaction.getCdtDbtInd() != null ? transaction.getCdtDbtInd() : entry.getCdtDbtInd());
        PaymentReturnReason5 returned = transaction.getRtrInf();
        ActiveOrHistoricCurrencyAndAmount amount =
                transaction.getAmt() != null ? transaction.getAmt() : alone ? entry.getAmt() : null;
        String reference = reference(transaction.getRefs());
        BankAnswer.News news = reference == null
                ? BankAnswer.News.OTHER
                : credit ? BankAnswer.News.RETURNED : returned == null ? BankAnswer.News.PAID : BankAnswer.News.OTHER;
        String reason = null;
        if (returned != null && returned.getRsn() != null) {
            reason = returned.getRsn().getCd() != null
                    ? returned.getRsn().getCd()
                    : returned.getRsn().getPrtry();
        }
        String text = transaction.getAddtlTxInf();
        if (text == null
                && transaction.getRmtInf() != null
                && !transaction.getRmtInf().getUstrd().isEmpty()) {
            text = transaction.getRmtInf().getUstrd().getFirst();
        }
        return new BankAnswer.Line(
                news,
                reference,
                false,
                amount == null ? null : amount.getValue(),
                amount == null ? null : amount.getCcy(),
                credit,
                reason,
                text);
    }

    private static @Nullable String reference(@Nullable TransactionReferences6 references) {
        if (references == null) {
            return null;
        }
        String endToEnd = references.getEndToEndId();
        return endToEnd == null || endToEnd.equals("NOTPROVIDED") ? references.getInstrId() : endToEnd;
    }

    private static boolean isCredit(@Nullable CreditDebitCode code) {
        return code == CreditDebitCode.CRDT;
    }

    private static @Nullable CashBalance8 balance(AccountStatement9 statement, String code) {
        return statement.getBal().stream()
                .filter(balance -> code.equals(balance.getTp().getCdOrPrtry().getCd()))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal signed(CashBalance8 balance) {
        BigDecimal value = balance.getAmt().getValue();
        return isCredit(balance.getCdtDbtInd()) ? value : value.negate();
    }

    private static @Nullable LocalDate day(DateAndDateTime2Choice day) {
        return day.getDt() != null
                ? day.getDt()
                : day.getDtTm() == null ? null : day.getDtTm().toLocalDate();
    }

    private static String currency(AccountStatement9 statement) {
        String of = statement.getAcct().getCcy();
        return of != null ? of : statement.getBal().getFirst().getAmt().getCcy();
    }

    private static String account(AccountIdentification4Choice id) {
        return id.getIBAN() != null ? id.getIBAN() : id.getOthr().getId();
    }
}
