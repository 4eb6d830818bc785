package io.ovation.server.verification;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The formats of sanctions lists that can be read. */
enum ListFormat {
    /** The Specially Designated Nationals list of the US Treasury, {@code SDN.CSV}. */
    OFAC_SDN_CSV("ofac-sdn-csv") {
        @Override
        List<ListedEntry> read(byte[] file) {
            return OfacCsv.read(file, false);
        }
    },
    /** Its other names, {@code ALT.CSV}. */
    OFAC_ALT_CSV("ofac-alt-csv") {
        @Override
        List<ListedEntry> read(byte[] file) {
            return OfacCsv.read(file, true);
        }
    },
    /** The consolidated list of the United Nations Security Council, XML. */
    UN_XML("un-xml") {
        @Override
        List<ListedEntry> read(byte[] file) {
            return UnXml.read(file);
        }
    };

    private final String code;

    ListFormat(String code) {
        this.code = code;
    }

    /** The entries of a file; {@code list_unreadable} names the line that cannot be read. */
    abstract List<ListedEntry> read(byte[] file);

    String code() {
        return code;
    }

    static ListFormat of(@Nullable String code) {
        for (ListFormat each : values()) {
            if (each.code.equals(code)) {
                return each;
            }
        }
        throw Problem.of(ProblemCode.FIELD_INVALID)
                .field("format")
                .detail("The format is ofac-sdn-csv, ofac-alt-csv or un-xml");
    }

    static Problem unreadable(String detail) {
        return Problem.of(ProblemCode.LIST_UNREADABLE)
                .detail(detail)
                .cure("Send the file as the list's publisher offers it; nothing of this one was kept");
    }
}
