package io.ovation.server.payout.bank;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch as ISO 20022 pain.001.001.09, in the narrow form that the European Payments Council's rules for SEPA credit
 * transfers ask for, which other banks take as well: one payment instruction, shared charges, one line of remittance. Written
 * transfer by transfer; checked against the published schema before it leaves.
 */
final class CreditTransferFile {
    private static final int LONGEST_NAME = 70;

    private final XMLStreamWriter xml;

    private CreditTransferFile(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static void write(BatchHead batch, Iterator<BankTransfer> transfers, OurBank bank, OutputStream to) {
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newFactory().createXMLStreamWriter(to, StandardCharsets.UTF_8.name());
            new CreditTransferFile(xml).document(batch, transfers, bank);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The file of " + batch.id() + " cannot be written", e);
        }
    }

    private void document(BatchHead batch, Iterator<BankTransfer> transfers, OurBank bank) throws XMLStreamException {
        String count = Integer.toString(batch.transfers());
        String sum = BankText.decimal(batch.amount(), batch.currency()).toPlainString();
        String we = BankText.latin(bank.name(), LONGEST_NAME);
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(BankSchema.PAIN_001.namespace());
        begin("CstmrCdtTrfInitn");
        begin("GrpHdr");
        text("MsgId", batch.id());
        text(
                "CreDtTm",
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        batch.madeAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC)));
        text("NbOfTxs", count);
        text("CtrlSum", sum);
        name("InitgPty", we);
        end();
        begin("PmtInf");
        text("PmtInfId", batch.id());
        text("PmtMtd", "TRF");
        text("BtchBookg", "false");
        text("NbOfTxs", count);
        text("CtrlSum", sum);
        if (batch.currency().equals("EUR")) {
            begin("PmtTpInf");
            begin("SvcLvl");
            text("Cd", "SEPA");
            end();
            end();
        }
        begin("ReqdExctnDt");
        text("Dt", batch.paysOn().toString());
        end();
        name("Dbtr", we);
        account("DbtrAcct", bank.iban());
        agent(bank.bic());
        text("ChrgBr", "SLEV");
        while (transfers.hasNext()) {
            transfer(transfers.next());
        }
        end();
        end();
        end();
        xml.writeEndDocument();
    }

    private void transfer(BankTransfer transfer) throws XMLStreamException {
        BankAccount.Iban account = (BankAccount.Iban) BankAccount.of(transfer.kind(), transfer.account());
        begin("CdtTrfTxInf");
        begin("PmtId");
        text("InstrId", transfer.reference());
        text("EndToEndId", transfer.reference());
        end();
        begin("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", transfer.currency());
        xml.writeCharacters(
                BankText.decimal(transfer.amount(), transfer.currency()).toPlainString());
        end();
        end();
        name("Cdtr", BankText.latin(transfer.holder(), LONGEST_NAME));
        account("CdtrAcct", account.iban());
        begin("RmtInf");
        text("Ustrd", "Payout " + transfer.reference());
        end();
        end();
    }

    private void agent(@Nullable String bic) throws XMLStreamException {
        begin("DbtrAgt");
        begin("FinInstnId");
        if (bic == null) {
            begin("Othr");
            text("Id", "NOTPROVIDED");
            end();
        } else {
            text("BICFI", bic);
        }
        end();
        end();
    }

    private void name(String element, String name) throws XMLStreamException {
        begin(element);
        text("Nm", name);
        end();
    }

    private void account(String element, String iban) throws XMLStreamException {
        begin(element);
        begin("Id");
        text("IBAN", iban);
        end();
        end();
    }

    private void begin(String element) throws XMLStreamException {
        xml.writeStartElement(element);
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    private void text(String element, String text) throws XMLStreamException {
        begin(element);
        xml.writeCharacters(text);
        end();
    }
}
