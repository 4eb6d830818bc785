package io.ovation.server.payout.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.dic.AccountStatement9;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.identity.Mode;
import io.ovation.server.identity.Secrets;
import jakarta.xml.bind.annotation.XmlType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** Files as they are written and read, byte by byte, without a server. */
class BankFileFormatsTest {
    private static final Instant MADE = Instant.parse("2026-11-27T09:30:15Z");
    private static final LocalDate PAYS = LocalDate.parse("2026-11-30");

    @Test
    void a_credit_transfer_file_holds_the_schema_and_says_what_was_ordered() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        CreditTransferFile.write(
                new BatchHead("pob_0000000000001", MADE, PAYS, "EUR", 0, 2, 10_051),
                List.of(
                                iban(1, "DE89370400440532013000", "Jürgen Größe & Söhne", 10_050),
                                iban(2, "FR1420041010050500013M02606", "Éloïse d'Aubigné", 1))
                        .iterator(),
                bank(),
                written);
        byte[] file = written.toByteArray();
        assertThatCode(() -> BankSchema.PAIN_001.check(file)).doesNotThrowAnyException();
        String xml = new String(file, StandardCharsets.UTF_8);
        assertThat(xml).contains("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.001.001.09\"");
        var payment = MxPain00100109.parse(xml).getCstmrCdtTrfInitn();
        assertThat(payment.getGrpHdr().getMsgId()).isEqualTo("pob_0000000000001");
        assertThat(payment.getGrpHdr().getNbOfTxs()).isEqualTo("2");
        assertThat(payment.getGrpHdr().getCtrlSum()).isEqualByComparingTo("100.51");
        var instruction = payment.getPmtInf().getFirst();
        assertThat(instruction.getReqdExctnDt().getDt()).isEqualTo(PAYS);
        assertThat(instruction.getDbtrAcct().getId().getIBAN()).isEqualTo("DE02120300000000202051");
        assertThat(instruction.getPmtTpInf().getSvcLvl().getFirst().getCd()).isEqualTo("SEPA");
        var first = instruction.getCdtTrfTxInf().getFirst();
        assertThat(first.getPmtId().getEndToEndId()).isEqualTo("0000000000001");
        assertThat(first.getAmt().getInstdAmt().getValue()).isEqualTo(new BigDecimal("100.50"));
        assertThat(first.getCdtr().getNm()).isEqualTo("Jurgen Grosse Sohne");
        assertThat(instruction.getCdtTrfTxInf().get(1).getCdtr().getNm()).isEqualTo("Eloise d'Aubigne");
    }

    @Test
    void an_ach_file_is_blocks_of_ten_lines_of_94_characters_whose_totals_hold() throws IOException {
        List<BankTransfer> transfers = IntStream.rangeClosed(1, 9)
                .mapToObj(
                        i -> us(i, "021000021/12345678" + i + "/" + (i % 2 == 0 ? "savings" : "checking"), 10_000L + i))
                .toList();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        NachaFile.write(
                new BatchHead("pob_0000000000001", MADE, PAYS, "USD", 2, 9, 90_045),
                transfers.iterator(),
                bank(),
                written);
        String file = written.toString(StandardCharsets.US_ASCII);
        List<String> lines = file.lines().toList();
        assertThat(lines).hasSize(20).allSatisfy(line -> assertThat(line).hasSize(94));
        assertThat(lines.getFirst()).startsWith("101 0210000211234567890261127" + "0930" + "C" + "094101");
        assertThat(lines.get(1))
                .startsWith("5220OVATION SANDBOX")
                .contains("PPDPAYOUT    261127261130   1021000020000001");
        assertThat(lines.get(2))
                .startsWith("622021000021123456781        0000010001" + "0000000000001  " + "HOLDER")
                .endsWith("  0021000020000001");
        assertThat(lines.get(3)).startsWith("632021000021");
        String control = lines.get(11);
        assertThat(control).startsWith("8220000009");
        assertThat(control.substring(10, 20))
                .as("the hash of nine times 02100002")
                .isEqualTo("0018900018");
        assertThat(control.substring(20, 32)).isEqualTo("000000000000");
        assertThat(control.substring(32, 44)).isEqualTo("000000090045");
        assertThat(lines.get(12)).startsWith("9000001000002000000090018900018000000000000000000090045");
        assertThat(lines.subList(13, 20)).containsOnly("9".repeat(94));
    }

    @Test
    void a_table_of_transfers_cannot_be_taken_for_formulas() throws IOException {
        BankTransfer sly = new BankTransfer(
                1,
                "0000000000001",
                "iban",
                "DE89370400440532013000",
                "=1+1,\"x\"",
                "EUR",
                5,
                null,
                null,
                BankTransfer.Status.WAITING,
                null);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        CsvFile.write(
                new BatchHead("pob_0000000000001", MADE, PAYS, "EUR", 0, 1, 5),
                List.of(sly).iterator(),
                written);
        String file = written.toString(StandardCharsets.UTF_8);
        assertThat(file.lines().toList().get(1))
                .isEqualTo("0000000000001,\"'=1+1,\"\"x\"\"\",iban,DE89370400440532013000,0.05,EUR,2026-11-30,"
                        + "pay_0000000000001,pob_0000000000001");
    }

    @ParameterizedTest
    @CsvSource({
        "iban, de89 3704 0044 0532 0130 00, DE89370400440532013000",
        "us_bank, 021000021/1234567, 021000021/1234567/checking",
        "us_bank, 011401533/98-76/savings, 011401533/98-76/savings"
    })
    void an_account_has_one_written_form(String kind, String account, String written) {
        assertThat(BankAccount.of(kind, account).written()).isEqualTo(written);
        assertThat(BankAccount.of(kind, written).written()).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "iban, DE88370400440532013000",
        "iban, XX00",
        "iban, ''",
        "us_bank, 021000022/1234567",
        "us_bank, 000000000/1234567",
        "us_bank, 021000021/123456789012345678",
        "us_bank, DE89370400440532013000"
    })
    void an_account_whose_digits_do_not_hold_is_refused(String kind, String account) {
        assertThatThrownBy(() -> BankAccount.of(kind, account)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.FIELD_INVALID);
            assertThat(problem.field()).isEqualTo("account");
        });
    }

    @Test
    void the_schema_of_statements_is_in_the_order_that_the_library_was_made_from() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var schema = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(BankSchema.CAMT_053.text().getBytes(StandardCharsets.UTF_8)));
        var types = schema.getElementsByTagNameNS("http://www.w3.org/2001/XMLSchema", "complexType");
        List<String> names = IntStream.range(0, types.getLength())
                .mapToObj(i -> (Element) types.item(i))
                .filter(type -> type.getAttribute("name").equals("AccountStatement9"))
                .flatMap(type -> {
                    var elements = type.getElementsByTagNameNS("http://www.w3.org/2001/XMLSchema", "element");
                    return IntStream.range(0, elements.getLength())
                            .mapToObj(i -> ((Element) elements.item(i)).getAttribute("name"));
                })
                .toList();
        String[] order = AccountStatement9.class.getAnnotation(XmlType.class).propOrder();
        assertThat(names).hasSameSizeAs(order);
        for (int i = 0; i < order.length; i++) {
            assertThat(names.get(i)).isEqualToIgnoringCase(order[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "<a/>",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt/></Document>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                        + "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\">&e;</Document>",
                "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"/>",
                "<Document",
                "reference,status\nx,paid",
                "reference,status,reason\nx,lost,",
                "reference,status,reason\n\"x,paid,",
                "101 short",
                "1019"
            })
    void what_is_no_answer_of_a_bank_is_refused_with_a_reason(String file) {
        assertThatThrownBy(() -> BankAnswerFile.read(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.BANK_FILE_UNREADABLE);
                    assertThat(problem.detail()).isNotBlank();
                });
    }

    @Test
    void an_ach_file_that_was_cut_off_is_refused() {
        String whole = BankAnswersOfTests.nachaReturn("0000000000001", 10_000, "R03");
        assertThat(BankAnswerFile.read(whole.getBytes(StandardCharsets.US_ASCII))
                        .lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.news()).isEqualTo(BankAnswer.News.RETURNED);
                    assertThat(line.reference()).isEqualTo("0000000000001");
                    assertThat(line.amount()).isEqualTo(new BigDecimal("100.00"));
                    assertThat(line.reason()).isEqualTo("R03");
                });
        String cut = String.join("\n", whole.lines().limit(4).toList());
        assertThatThrownBy(() -> BankAnswerFile.read(cut.getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> BankAnswerFile.read(
                        whole.replaceFirst("0000010000", "0000010001").getBytes(StandardCharsets.US_ASCII)))
                .hasMessageContaining("counts");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-26, 2026-11-27", "2026-11-27, 2026-11-30", "2026-11-28, 2026-11-30"})
    void banks_do_not_pay_at_weekends(LocalDate asked, LocalDate paid) {
        assertThat(PayoutBatches.nextBankDay(asked)).isEqualTo(paid);
    }

    private static BankTransfer iban(int number, String iban, String holder, long amount) {
        return new BankTransfer(
                number,
                BankTransfer.referenceOf(number),
                BankAccount.IBAN_KIND,
                iban,
                holder,
                "EUR",
                amount,
                null,
                null,
                BankTransfer.Status.WAITING,
                null);
    }

    private static BankTransfer us(int number, String account, long amount) {
        return new BankTransfer(
                number,
                BankTransfer.referenceOf(number),
                BankAccount.US_KIND,
                account,
                "Holder " + number,
                "USD",
                amount,
                null,
                null,
                BankTransfer.Status.WAITING,
                null);
    }

    private static OurBank bank() {
        return new OurBank(
                new BankSettings() {
                    @Override
                    public Optional<String> name() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> iban() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> bic() {
                        return Optional.of("BYLADEM1001");
                    }

                    @Override
                    public Optional<String> routing() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> bankName() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> origin() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<String> companyId() {
                        return Optional.empty();
                    }
                },
                new Secrets() {
                    @Override
                    public String tokenSecret() {
                        return "";
                    }

                    @Override
                    public Optional<String> platformKey() {
                        return Optional.empty();
                    }

                    @Override
                    public Mode mode() {
                        return Mode.TEST;
                    }
                });
    }
}
