package io.ovation.server.payout.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Files as banks send them, made by hand and not by the code under test. */
final class BankAnswersOfTests {
    private BankAnswersOfTests() {}

    /** A transfer's status in a pain.002. */
    record Status(String reference, String status, String reason) {}

    /** An entry of a statement. */
    record Entry(String reference, String amount, boolean credit, String returnReason) {}

    /** pain.002.001.10 about some transfers of a file. */
    static String statusReport(String batch, String groupStatus, List<Status> transfers) {
        StringBuilder details = new StringBuilder();
        for (Status each : transfers) {
            details.append("<TxInfAndSts><OrgnlEndToEndId>")
                    .append(each.reference())
                    .append("</OrgnlEndToEndId><TxSts>")
                    .append(each.status())
                    .append("</TxSts>");
            if (each.reason() != null) {
                details.append("<StsRsnInf><Rsn><Cd>")
                        .append(each.reason())
                        .append("</Cd></Rsn><AddtlInf>Account closed</AddtlInf></StsRsnInf>");
            }
            details.append("</TxInfAndSts>");
        }
        String payment = transfers.isEmpty()
                ? ""
                : "<OrgnlPmtInfAndSts><OrgnlPmtInfId>" + batch + "</OrgnlPmtInfId>" + details + "</OrgnlPmtInfAndSts>";
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
                  <CstmrPmtStsRpt>
                    <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-30T08:00:00+01:00</CreDtTm></GrpHdr>
                    <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>
                      <GrpSts>%s</GrpSts>%s</OrgnlGrpInfAndSts>
                    %s
                  </CstmrPmtStsRpt>
                </Document>
                """.formatted(
                        unique(),
                        batch,
                        groupStatus,
                        groupStatus.equals("RJCT") ? "<StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf>" : "",
                        payment);
    }

    /** pain.002.001.10 that refuses a whole file. */
    static String refusal(String batch, String reason) {
        return statusReport(batch, "RJCT", List.of()).replace("FF01", reason);
    }

    /** camt.053.001.08 of an account. */
    static String statement(String iban, String opening, String closing, String day, List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        for (Entry each : entries) {
            String direction = each.credit() ? "CRDT" : "DBIT";
            lines.append("<Ntry><Amt Ccy=\"USD\">")
                    .append(each.amount())
                    .append("</Amt><CdtDbtInd>")
                    .append(direction)
                    .append("</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>")
                    .append(day)
                    .append("</Dt></BookgDt><BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>");
            if (each.reference() != null) {
                lines.append("<NtryDtls><TxDtls><Refs><EndToEndId>")
                        .append(each.reference())
                        .append("</EndToEndId></Refs>");
                if (each.returnReason() != null) {
                    lines.append("<RtrInf><Rsn><Cd>")
                            .append(each.returnReason())
                            .append("</Cd></Rsn></RtrInf>");
                }
                lines.append("</TxDtls></NtryDtls>");
            }
            lines.append("</Ntry>");
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
                  <BkToCstmrStmt>
                    <GrpHdr><MsgId>%s</MsgId><CreDtTm>2026-11-30T20:00:00Z</CreDtTm></GrpHdr>
                    <Stmt>
                      <Id>S-1</Id>
                      <Acct><Id><IBAN>%s</IBAN></Id><Ccy>USD</Ccy></Acct>
                      %s%s
                      %s
                    </Stmt>
                  </BkToCstmrStmt>
                </Document>
                """.formatted(unique(), iban, balance("OPBD", opening, day), balance("CLBD", closing, day), lines);
    }

    /** A batch that the bank booked as one sum. */
    static String sumOf(String statement, String batch, String amount, int count) {
        String entry = "<Ntry><Amt Ccy=\"USD\">" + amount + "</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>"
                + "<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd><NtryDtls><Btch><PmtInfId>" + batch
                + "</PmtInfId><NbOfTxs>"
                + count + "</NbOfTxs></Btch></NtryDtls></Ntry>";
        return statement.replace("</Stmt>", entry + "</Stmt>");
    }

    /** A return file of the ACH network with one returned credit. */
    static String nachaReturn(String reference, long cents, String reason) {
        return nacha(reference, cents, "99", reason);
    }

    /** A notification of change for one credit. */
    static String nachaChange(String reference, String code) {
        return nacha(reference, 0, "98", code);
    }

    private static String nacha(String reference, long cents, String kind, String reason) {
        String amount = String.format("%010d", cents);
        List<String> lines = new ArrayList<>();
        lines.add(pad("101 1234567890210000212611300800A094101OVATION SANDBOX        SANDBOX BANK           "
                + unique().substring(0, 8)));
        lines.add(
                pad("5220OVATION SANDBOX                     1234567890PPDPAYOUT    261130261130   1021000020000001"));
        lines.add(pad("621021000021123456789        " + amount + String.format("%-15s", reference)
                + "HOLDER                  1021000020000001"));
        lines.add(pad("7" + kind + reason + "021000020000001" + "      " + "02100002"
                + String.format("%-44s", "NEW 123456789") + "021000020000001"));
        lines.add(pad("822000000200021000020000000000000" + String.format("%011d", cents)
                + "1234567890                         021000020000001"));
        lines.add(pad("9000001000001000000020002100002000000000000" + String.format("%012d", cents)));
        while (lines.size() < 10) {
            lines.add("9".repeat(94));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String pad(String line) {
        return String.format("%-94s", line);
    }

    private static String balance(String code, String amount, String day) {
        return "<Bal><Tp><CdOrPrtry><Cd>" + code + "</Cd></CdOrPrtry></Tp><Amt Ccy=\"USD\">" + amount
                + "</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>" + day + "</Dt></Dt></Bal>";
    }

    private static String unique() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
