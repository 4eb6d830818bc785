package io.ovation.server.verification;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the consolidated list of the United Nations Security Council: {@code CONSOLIDATED_LIST} with {@code INDIVIDUAL}s and
 * {@code ENTITY}s. Documents with a DTD are refused.
 *
 * <p>Source: UN Security Council, consolidated list, schema "resources/xsd/en/consolidated.xsd".
 */
final class UnXml {
    private UnXml() {}

    static List<ListedEntry> read(byte[] file) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        List<ListedEntry> entries = new ArrayList<>();
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            boolean list = false;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.DTD) {
                    throw ListFormat.unreadable("The document has a DTD");
                }
                if (event == XMLStreamConstants.START_ELEMENT) {
                    String name = reader.getLocalName();
                    if (name.equals("CONSOLIDATED_LIST")) {
                        list = true;
                    } else if (name.equals("INDIVIDUAL") || name.equals("ENTITY")) {
                        entries.add(entry(reader, name));
                    }
                }
            }
            if (!list) {
                throw ListFormat.unreadable("The document is not a CONSOLIDATED_LIST");
            }
        } catch (XMLStreamException broken) {
            throw ListFormat.unreadable("The XML cannot be read at line "
                    + (broken.getLocation() == null ? "?" : broken.getLocation().getLineNumber()));
        }
        if (entries.isEmpty()) {
            throw ListFormat.unreadable("The file has no entry");
        }
        return entries;
    }

    private static ListedEntry entry(XMLStreamReader reader, String element) throws XMLStreamException {
        Fields fields = new Fields();
        Deque<String> path = new ArrayDeque<>();
        path.push(element);
        int line = reader.getLocation().getLineNumber();
        while (!path.isEmpty()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> path.push(reader.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> path.pop();
                case XMLStreamConstants.CHARACTERS -> {
                    String text = reader.getText().strip();
                    if (!text.isEmpty()) {
                        fields.take(path, text);
                    }
                }
                default -> {
                    // Comments and the like.
                }
            }
        }
        if (fields.id.isEmpty() || fields.name.isEmpty()) {
            throw ListFormat.unreadable("The " + element + " at line " + line + " has no DATAID or no name");
        }
        List<String> names = new ArrayList<>();
        names.add(fields.name.toString().strip());
        names.addAll(fields.aliases);
        return new ListedEntry(
                fields.id,
                names,
                fields.births,
                fields.countries,
                fields.programme.isEmpty() ? null : fields.programme,
                fields.remarks.isEmpty() ? null : fields.remarks);
    }

    /** What an entry has said so far. */
    private static final class Fields {
        private String id = "";
        private final StringBuilder name = new StringBuilder();
        private final List<String> aliases = new ArrayList<>();
        private final List<String> births = new ArrayList<>();
        private final List<String> countries = new ArrayList<>();
        private String programme = "";
        private String remarks = "";

        private void take(Deque<String> path, String text) {
            List<String> steps = List.copyOf(path);
            String field = steps.getFirst();
            String parent = steps.size() > 1 ? steps.get(1) : "";
            switch (field) {
                case "DATAID" -> id = text;
                case "FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME" ->
                    name.append(text).append(' ');
                case "ALIAS_NAME" -> aliases.add(text);
                case "YEAR", "DATE" -> {
                    if (parent.equals("INDIVIDUAL_DATE_OF_BIRTH")) {
                        births.add(text);
                    }
                }
                case "VALUE" -> {
                    if (parent.equals("NATIONALITY")) {
                        countries.add(text);
                    }
                }
                case "UN_LIST_TYPE" -> programme = text;
                case "COMMENTS1" -> remarks = text;
                default -> {
                    // Nothing that is compared.
                }
            }
        }
    }
}
