package io.ovation.server.payout.bank;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Finds out which kind of file the bank sent, and reads it. Pure. */
final class BankAnswerFile {
    private BankAnswerFile() {}

    /** The file, read; {@code bank_file_unreadable} says what is wrong with it and where. */
    static BankAnswer read(byte[] file) {
        String start = new String(file, 0, Math.min(file.length, 200), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
        if (start.isEmpty()) {
            throw unreadable("The file is empty");
        }
        if (start.startsWith("<")) {
            return readXml(file);
        }
        if (start.startsWith("101")) {
            return NachaReturnFile.read(new String(file, StandardCharsets.US_ASCII));
        }
        if (start.startsWith("reference,")) {
            return CsvAnswerFile.read(text(file));
        }
        throw unreadable("It is neither pain.002, camt.053, a NACHA file nor CSV with a header line");
    }

    private static BankAnswer readXml(byte[] file) {
        String namespace = namespace(file);
        if (namespace.equals(BankSchema.PAIN_002.namespace())) {
            BankSchema.PAIN_002.check(file);
            return StatusReportFile.read(text(file));
        }
        if (namespace.equals(BankSchema.CAMT_053.namespace())) {
            BankSchema.CAMT_053.check(file);
            return StatementFile.read(text(file));
        }
        throw unreadable("Documents of '" + namespace + "' are not read here, but " + BankSchema.PAIN_002.message()
                + " and " + BankSchema.CAMT_053.message());
    }

    private static String namespace(byte[] file) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    String namespace = reader.getNamespaceURI();
                    return namespace == null ? "" : namespace;
                }
            }
            throw unreadable("It holds no document");
        } catch (XMLStreamException e) {
            throw unreadable("It is not XML");
        }
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString()
                    .replace("\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw unreadable("It is not in UTF-8");
        }
    }

    static Problem unreadable(String detail) {
        return Problem.of(ProblemCode.BANK_FILE_UNREADABLE).detail(detail).cure("Upload the file as the bank sent it");
    }
}
