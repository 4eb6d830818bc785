package io.ovation.server.payout.bank;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxWriteConfiguration;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericFinancialIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.PaymentTypeInformation26;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import com.prowidesoftware.swift.model.mx.dic.ServiceLevel8Choice;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch as ISO 20022 pain.001.001.09, in the narrow form that the European Payments Council's rules for SEPA credit
 * transfers ask for, which other banks take as well: one payment instruction, shared charges, one line of remittance. Checked
 * against the published schema before it leaves.
 */
final class CreditTransferFile {
    private static final int LONGEST_NAME = 70;

    private CreditTransferFile() {}

    static byte[] write(BatchContent batch, OurBank bank) {
        String count = Integer.toString(batch.transfers().size());
        BigDecimal sum = BankText.decimal(batch.amount(), batch.currency());
        PartyIdentification135 we = new PartyIdentification135().setNm(BankText.latin(bank.name(), LONGEST_NAME));
        PaymentTypeInformation26 type = new PaymentTypeInformation26();
        if (batch.currency().equals("EUR")) {
            type.getSvcLvl().add(new ServiceLevel8Choice().setCd("SEPA"));
        }
        PaymentInstruction30 payment = new PaymentInstruction30()
                .setPmtInfId(batch.id())
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setBtchBookg(false)
                .setNbOfTxs(count)
                .setCtrlSum(sum)
                .setReqdExctnDt(new DateAndDateTime2Choice().setDt(batch.paysOn()))
                .setDbtr(we)
                .setDbtrAcct(account(bank.iban()))
                .setDbtrAgt(agent(bank.bic()))
                .setChrgBr(ChargeBearerType1Code.SLEV);
        if (!type.getSvcLvl().isEmpty()) {
            payment.setPmtTpInf(type);
        }
        batch.transfers().forEach(transfer -> payment.getCdtTrfTxInf().add(transfer(transfer)));
        CustomerCreditTransferInitiationV09 initiation = new CustomerCreditTransferInitiationV09()
                .setGrpHdr(new GroupHeader85()
                        .setMsgId(batch.id())
                        .setCreDtTm(
                                batch.madeAt().truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC))
                        .setNbOfTxs(count)
                        .setCtrlSum(sum)
                        .setInitgPty(we));
        initiation.getPmtInf().add(payment);
        MxPain00100109 message = new MxPain00100109();
        message.setCstmrCdtTrfInitn(initiation);
        MxWriteConfiguration plain = new MxWriteConfiguration();
        plain.includeXMLDeclaration = true;
        plain.documentPrefix = null;
        byte[] file = message.message(plain).getBytes(StandardCharsets.UTF_8);
        BankSchema.PAIN_001.check(file);
        return file;
    }

    private static CreditTransferTransaction34 transfer(BankTransfer transfer) {
        BankAccount.Iban account = (BankAccount.Iban) BankAccount.of(transfer.kind(), transfer.account());
        RemittanceInformation16 remittance = new RemittanceInformation16();
        remittance.getUstrd().add("Payout " + transfer.reference());
        return new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6()
                        .setInstrId(transfer.reference())
                        .setEndToEndId(transfer.reference()))
                .setAmt(new AmountType4Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy(transfer.currency())
                                .setValue(BankText.decimal(transfer.amount(), transfer.currency()))))
                .setCdtr(new PartyIdentification135().setNm(BankText.latin(transfer.holder(), LONGEST_NAME)))
                .setCdtrAcct(account(account.iban()))
                .setRmtInf(remittance);
    }

    private static CashAccount38 account(String iban) {
        return new CashAccount38().setId(new AccountIdentification4Choice().setIBAN(iban));
    }

    private static BranchAndFinancialInstitutionIdentification6 agent(@Nullable String bic) {
        FinancialInstitutionIdentification18 institution = bic == null
                ? new FinancialInstitutionIdentification18()
                        .setOthr(new GenericFinancialIdentification1().setId("NOTPROVIDED"))
                : new FinancialInstitutionIdentification18().setBICFI(bic);
        return new BranchAndFinancialInstitutionIdentification6().setFinInstnId(institution);
    }
}
