package io.ovation.server.payout.bank;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The ISO 20022 schemas of the messages we write and read, of the release of 2019 that SEPA and most banks use. They are
 * unpacked from a library at build time. The statement (camt.053) is the account report (camt.052) of the same release under
 * its own names, which is how the standard defines it, so one schema serves both.
 *
 * <p>Documents with a DTD are refused, and nothing outside of a document is ever read. Any thread.
 */
enum BankSchema {
    PAIN_001("pain.001.001.09"),
    PAIN_002("pain.002.001.10"),
    CAMT_053("camt.053.001.08");

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:";

    private final String message;
    private @Nullable Schema schema;

    BankSchema(String message) {
        this.message = message;
    }

    /** The namespace of its documents. */
    String namespace() {
        return NAMESPACE + message;
    }

    /** The message's name and version. */
    String message() {
        return message;
    }

    /** Refuses with {@code bank_file_unreadable}, the line and the reason, what the schema does not allow. */
    void check(byte[] document) {
        check(new ByteArrayInputStream(document));
    }

    /** The same of a document that is read piece by piece. */
    void check(InputStream document) {
        try {
            SAXParserFactory parsers = SAXParserFactory.newInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            schema().newValidator()
                    .validate(new SAXSource(parsers.newSAXParser().getXMLReader(), new InputSource(document)));
        } catch (SAXParseException e) {
            throw Problem.of(ProblemCode.BANK_FILE_UNREADABLE)
                    .detail("Line " + e.getLineNumber() + " is not " + message + ": " + e.getMessage())
                    .cure("Upload the file as the bank sent it");
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of the JDK does not do as it should", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized Schema schema() throws SAXException {
        Schema known = schema;
        if (known == null) {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            known = factory.newSchema(new StreamSource(new StringReader(text())));
            schema = known;
        }
        return known;
    }

    /** The text of the schema. */
    String text() {
        return this == CAMT_053
                ? read("camt.052.001.08.xsd")
                        .replace("camt.052.001.08", message)
                        .replace("BkToCstmrAcctRpt", "BkToCstmrStmt")
                        .replace("BankToCustomerAccountReportV08", "BankToCustomerStatementV08")
                        .replace("AccountReport25", "AccountStatement9")
                        .replace("name=\"Rpt\"", "name=\"Stmt\"")
                        .replace("name=\"RptPgntn\"", "name=\"StmtPgntn\"")
                        .replace("name=\"AddtlRptInf\"", "name=\"AddtlStmtInf\"")
                        // A report may come without a balance, a statement has at least one.
                        .replace("minOccurs=\"0\" name=\"Bal\"", "minOccurs=\"1\" name=\"Bal\"")
                : read(message + ".xsd");
    }

    private static String read(String file) {
        try (InputStream in = BankSchema.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
