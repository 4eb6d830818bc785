package io.ovation.server.payout.bank;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.garvelink.iban.IBAN;

/** A bank account that a file can pay to, checked as far as its own digits allow. Immutable. */
sealed interface BankAccount {
    /** The kind of account with an IBAN. */
    String IBAN_KIND = "iban";

    /** The kind of account at a bank of the United States. */
    String US_KIND = "us_bank";

    /** The kind of a wallet that is named by an e-mail address, as those companies pay to that take a list of addresses. */
    String WALLET_KIND = "email_wallet";

    /** The account as people other than its bank may see it. */
    String shown();

    /** The account as it is kept: {@link #of} reads it again. */
    String written();

    /** The account of a kind; {@code field_invalid} says what is wrong with it. */
    static BankAccount of(String kind, String account) {
        return switch (kind) {
            case IBAN_KIND -> Iban.read(account);
            case WALLET_KIND -> Wallet.read(account);
            default -> UsBank.read(account);
        };
    }

    private static Problem invalid(String detail, String cure) {
        return Problem.of(ProblemCode.FIELD_INVALID)
                .field("account")
                .detail(detail)
                .cure(cure);
    }

    /**
     * An account named by an IBAN (ISO 13616: country, two check digits, national number).
     *
     * @param iban without spaces, in capitals
     */
    record Iban(String iban) implements BankAccount {
        private static Iban read(String text) {
            try {
                return new Iban(IBAN.valueOf(BankText.capitals(text.strip())).toPlainString());
            } catch (IllegalArgumentException e) {
                throw invalid("This is not an IBAN", "Check its digits: two of them are a check sum of the others");
            }
        }

        @Override
        public String written() {
            return iban;
        }

        @Override
        public String shown() {
            return iban.substring(0, 4) + "…" + iban.substring(iban.length() - 4);
        }
    }

    /**
     * A wallet.
     *
     * @param email in small letters
     */
    record Wallet(String email) implements BankAccount {
        /** What a mail server takes without quotes: RFC 5321 without its rarer forms. */
        private static final Pattern FORM = Pattern.compile(
                "[a-z0-9.!#$%&*+/=?^_{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24}");

        private static Wallet read(String text) {
            String email = text.strip().toLowerCase(java.util.Locale.ROOT);
            if (email.length() > 254 || !FORM.matcher(email).matches()) {
                throw invalid(
                        "This is not an e-mail address", "Give the address of your wallet, such as you@example.com");
            }
            return new Wallet(email);
        }

        @Override
        public String written() {
            return email;
        }

        @Override
        public String shown() {
            return email.charAt(0) + "…" + email.substring(email.indexOf('@'));
        }
    }

    /**
     * An account in the United States, as the ACH network names it.
     *
     * @param routing nine digits, the last a check digit (weights 3, 7, 1 modulo 10)
     * @param number 1 to 17 letters and digits
     * @param savings a savings account; otherwise a checking account
     */
    record UsBank(String routing, String number, boolean savings) implements BankAccount {
        private static final Pattern FORM = Pattern.compile("(\\d{9})/([0-9A-Za-z-]{1,17})(?:/(checking|savings))?");

        private static UsBank read(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()) {
                throw invalid(
                        "This is not a US bank account",
                        "Write it as routing number, account number and checking or savings: 021000021/1234567/checking");
            }
            if (!routingHolds(form.group(1))) {
                throw invalid(
                        "There is no such routing number", "Check its nine digits: the last one checks the others");
            }
            return new UsBank(form.group(1), form.group(2), "savings".equals(form.group(3)));
        }

        /** Whether the check digit of a routing number holds. */
        static boolean routingHolds(String routing) {
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += (routing.charAt(i) - '0') * (i % 3 == 0 ? 3 : i % 3 == 1 ? 7 : 1);
            }
            return sum != 0 && sum % 10 == 0;
        }

        @Override
        public String shown() {
            return routing.substring(0, 4) + "…" + number.substring(Math.max(0, number.length() - 4));
        }

        @Override
        public String written() {
            return routing + "/" + number + "/" + (savings ? "savings" : "checking");
        }
    }
}
