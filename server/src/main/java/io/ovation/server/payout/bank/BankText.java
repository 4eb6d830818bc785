package io.ovation.server.payout.bank;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Currency;
import java.util.Locale;

/** Text and amounts as bank files can carry them. Pure. */
final class BankText {
    private BankText() {}

    /**
     * A name in the letters that every bank takes: those of the SEPA rules (a to z, A to Z, 0 to 9 and {@code /-?:().,'+} and
     * space). Accents are dropped, German and Nordic letters are spelled out, what is left over becomes a space.
     *
     * @param longest cut after so many characters
     */
    static String latin(String text, int longest) {
        String spelled = text.replace("ß", "ss")
                .replace("æ", "ae")
                .replace("Æ", "AE")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("đ", "d")
                .replace("Đ", "D")
                .replace("ı", "i");
        String plain = Normalizer.normalize(spelled, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^A-Za-z0-9/?:().,'+ -]", " ")
                .replaceAll(" +", " ")
                .strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest).strip();
    }

    /** Minor units as a decimal number of the currency: 10000 of USD is 100.00. */
    static BigDecimal decimal(long minorUnits, String currency) {
        return BigDecimal.valueOf(minorUnits, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /** Text on the left of a field that is padded with spaces or cut to a width. */
    static String left(String text, int width) {
        String cut = text.length() <= width ? text : text.substring(0, width);
        return cut + " ".repeat(width - cut.length());
    }

    /** A number on the right of a field filled with zeros; one that is wider than the field is a fault. */
    static String digits(long number, int width) {
        String text = Long.toString(number);
        if (number < 0 || text.length() > width) {
            throw new IllegalArgumentException(number + " does not fit " + width + " digits");
        }
        return "0".repeat(width - text.length()) + text;
    }

    /** Capitals, as references in files. */
    static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
