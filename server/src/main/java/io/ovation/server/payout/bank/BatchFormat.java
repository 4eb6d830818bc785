package io.ovation.server.payout.bank;

import com.fasterxml.jackson.annotation.JsonValue;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The formats in which a batch can be written, and the kinds of account each can pay to. */
public enum BatchFormat {
    /** ISO 20022 customer credit transfer initiation, pain.001.001.09: what banks of Europe and most others take. */
    PAIN_001("pain.001", "xml", "application/xml", Set.of(BankAccount.IBAN_KIND)),
    /** The fixed-width file of the ACH network of the United States, PPD credits. */
    NACHA("nacha", "ach", "text/plain", Set.of(BankAccount.US_KIND)),
    /** Comma-separated values, for everybody else: other banks, and companies that pay to wallets. */
    CSV("csv", "csv", "text/csv", Set.of(BankAccount.IBAN_KIND, BankAccount.US_KIND, BankAccount.WALLET_KIND));

    private final String code;
    private final String extension;
    private final String mediaType;
    private final Set<String> kinds;

    BatchFormat(String code, String extension, String mediaType, Set<String> kinds) {
        this.code = code;
        this.extension = extension;
        this.mediaType = mediaType;
        this.kinds = kinds;
    }

    /** The name in requests and in SQL. */
    @JsonValue
    public String code() {
        return code;
    }

    /** The media type of its files. */
    public String mediaType() {
        return mediaType;
    }

    String fileName(String batch) {
        return batch + "." + extension;
    }

    Set<String> kinds() {
        return kinds;
    }

    /** The format a request names; {@code field_invalid} when there is no such format. */
    static BatchFormat asked(@Nullable String code) {
        for (BatchFormat format : values()) {
            if (format.code.equals(code)) {
                return format;
            }
        }
        throw Problem.of(ProblemCode.FIELD_INVALID).field("format").detail("The format is pain.001, nacha or csv");
    }
}
