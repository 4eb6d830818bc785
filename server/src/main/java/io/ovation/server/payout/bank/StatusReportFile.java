package io.ovation.server.payout.bank;

import com.prowidesoftware.swift.model.mx.MxPain00200110;
import com.prowidesoftware.swift.model.mx.dic.CustomerPaymentStatusReportV10;
import com.prowidesoftware.swift.model.mx.dic.OriginalPaymentInstruction32;
import com.prowidesoftware.swift.model.mx.dic.PaymentTransaction105;
import com.prowidesoftware.swift.model.mx.dic.StatusReason6Choice;
import com.prowidesoftware.swift.model.mx.dic.StatusReasonInformation12;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pain.002.001.10: what became of a credit transfer file. What it says of one transfer counts for it; what it says of
 * the file or of a payment instruction counts for the transfers that it does not name.
 *
 * <p>Statuses are those of the external code list of ISO 20022: RJCT is rejected, ACSC and ACCC are settled; all others are
 * steps on the way.
 */
final class StatusReportFile {
    private StatusReportFile() {}

    static BankAnswer read(String xml) {
        CustomerPaymentStatusReportV10 report = MxPain00200110.parse(xml).getCstmrPmtStsRpt();
        List<BankAnswer.Line> lines = new ArrayList<>();
        for (OriginalPaymentInstruction32 payment : report.getOrgnlPmtInfAndSts()) {
            for (PaymentTransaction105 transaction : payment.getTxInfAndSts()) {
                lines.add(line(
                        transaction.getTxSts(), transaction.getOrgnlEndToEndId(), false, transaction.getStsRsnInf()));
            }
        }
        for (OriginalPaymentInstruction32 payment : report.getOrgnlPmtInfAndSts()) {
            if (payment.getPmtInfSts() != null) {
                lines.add(line(payment.getPmtInfSts(), payment.getOrgnlPmtInfId(), true, payment.getStsRsnInf()));
            }
        }
        var group = report.getOrgnlGrpInfAndSts();
        if (group.getGrpSts() != null) {
            lines.add(line(group.getGrpSts(), group.getOrgnlMsgId(), true, group.getStsRsnInf()));
        }
        return new BankAnswer("pain.002", report.getGrpHdr().getMsgId(), lines, List.of());
    }

    private static BankAnswer.Line line(
            @Nullable String status,
            @Nullable String reference,
            boolean aboutBatch,
            List<StatusReasonInformation12> reasons) {
        BankAnswer.News news = switch (status == null ? "" : status) {
            case "RJCT" -> aboutBatch ? BankAnswer.News.FILE_REJECTED : BankAnswer.News.RETURNED;
            case "ACSC", "ACCC" -> BankAnswer.News.PAID;
            default -> BankAnswer.News.ACCEPTED;
        };
        return new BankAnswer.Line(
                news, reference, aboutBatch, null, null, false, reason(reasons), text(status, reasons));
    }

    private static @Nullable String reason(List<StatusReasonInformation12> reasons) {
        String first = null;
        for (StatusReasonInformation12 each : reasons) {
            StatusReason6Choice reason = each.getRsn();
            if (reason != null) {
                String code = reason.getCd() != null ? reason.getCd() : reason.getPrtry();
                if (BankAnswer.Line.isDuplicate(code)) {
                    return code;
                }
                first = first == null ? code : first;
            }
        }
        return first;
    }

    private static @Nullable String text(@Nullable String status, List<StatusReasonInformation12> reasons) {
        List<String> parts = new ArrayList<>();
        if (status != null) {
            parts.add(status);
        }
        reasons.forEach(each -> parts.addAll(each.getAddtlInf()));
        return parts.isEmpty() ? null : String.join(": ", parts);
    }
}
