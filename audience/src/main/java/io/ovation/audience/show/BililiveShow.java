package io.ovation.audience.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ovation.audience.show.Recorded.Reason;
import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML of BililiveRecorder: comments {@code d}, gifts {@code gift}, paid comments {@code sc} and memberships {@code guard}.
 *
 * <p>Prices stand in the JSON of the {@code raw} attribute, in gold of which 1,000 are one yuan; a coin of ours stands for
 * 100 gold (a tenth of a yuan, rounded to at least one coin). Silver gifts are free. A price once seen holds for the same
 * gift without {@code raw}. A paid comment costs ten coins a yuan; a guard its raw price or the list price of its level.
 */
final class BililiveShow {
    private static final Map<Long, Long> GUARD_COINS = Map.of(1L, 199_980L, 2L, 19_980L, 3L, 1_980L);
    private static final int MOST_PRICES = 20_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Consumer<Recorded> sink;
    private final Map<String, Long> prices = new HashMap<>();
    private final Recent ids = new Recent();
    private String room = "show";
    private long element;

    BililiveShow(Consumer<Recorded> sink) {
        this.sink = sink;
    }

    void read(InputStream in) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new LegalCharacters(
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16)));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT) {
                    element(reader);
                }
            }
        } catch (XMLStreamException e) {
            skip(Reason.TRUNCATED, "file");
        }
    }

    private void element(XMLStreamReader reader) throws XMLStreamException {
        element++;
        switch (reader.getLocalName()) {
            case "d" -> comment(reader);
            case "gift" -> gift(reader);
            case "sc" -> paidComment(reader);
            case "guard" -> guard(reader);
            case "BililiveRecorderRecordInfo" -> {
                String id = attribute(reader, "roomid");
                room = id == null ? room : id;
            }
            default -> {}
        }
    }

    private void comment(XMLStreamReader reader) throws XMLStreamException {
        String settings = attribute(reader, "p");
        String[] p = settings == null ? new String[] {""} : settings.split(",");
        long at = seconds(p[0]);
        String uid = p.length > 6 ? p[6] : "0";
        String user = attribute(reader, "user");
        String text = reader.getElementText();
        if (at == Fields.NONE || text.isBlank()) {
            skip(Reason.MALFORMED, "d");
            return;
        }
        sink.accept(new Recorded.Comment(element, at, room, sender(uid, user), text));
    }

    private void gift(XMLStreamReader reader) {
        String name = attribute(reader, "giftname");
        JsonNode raw = raw(reader);
        long count = Fields.whole(attribute(reader, "giftcount"));
        long at = seconds(attribute(reader, "ts"));
        if (at == Fields.NONE || name == null) {
            skip(Reason.MALFORMED, "gift");
            return;
        }
        if (count <= 0 || count > OwnShow.MOST) {
            skip(Reason.COUNT_INVALID, "gift");
            return;
        }
        String id = Fields.text(raw, "tid");
        if (id != null && !ids.add("gift " + id)) {
            skip(Reason.DUPLICATE, "gift");
            return;
        }
        String sender = sender(attribute(reader, "uid"), attribute(reader, "user"));
        if ("silver".equals(Fields.text(raw, "coin_type"))) {
            learn(name, 0);
        } else {
            long gold = Fields.number(raw, "price");
            long total = Fields.number(raw, "total_coin");
            if (gold > 0 && total > 0 && total != gold * count && total <= OwnShow.MOST * 100) {
                sink.accept(new Recorded.Gift(element, at, room, sender, name, coins(total), 1));
                return;
            }
            if (gold >= 0 && gold <= OwnShow.MOST * 100) {
                learn(name, gold == 0 ? 0 : coins(gold));
            }
        }
        Long price = prices.get(name);
        if (price != null && price == 0) {
            skip(Reason.FREE, name);
            return;
        }
        sink.accept(new Recorded.Gift(
                element, at, room, sender, name, price == null ? Recorded.PRICE_UNKNOWN : price, count));
    }

    private void paidComment(XMLStreamReader reader) throws XMLStreamException {
        long at = seconds(attribute(reader, "ts"));
        String price = attribute(reader, "price");
        JsonNode raw = raw(reader);
        String sender = sender(attribute(reader, "uid"), attribute(reader, "user"));
        String text = reader.getElementText();
        long coins = yuanToCoins(price);
        if (at == Fields.NONE || coins <= 0) {
            skip(Reason.MALFORMED, "sc");
            return;
        }
        String id = Fields.text(raw, "id");
        if (id != null && !ids.add("sc " + id)) {
            skip(Reason.DUPLICATE, "sc");
            return;
        }
        sink.accept(new Recorded.Gift(element, at, room, sender, "SuperChat", coins, 1));
        if (!text.isBlank()) {
            sink.accept(new Recorded.Comment(element, at, room, sender, text));
        }
    }

    private void guard(XMLStreamReader reader) {
        long at = seconds(attribute(reader, "ts"));
        long level = Fields.whole(attribute(reader, "level"));
        long months = Fields.whole(attribute(reader, "count"));
        long gold = Fields.number(raw(reader), "price");
        Long listed = GUARD_COINS.get(level);
        if (at == Fields.NONE || listed == null) {
            skip(Reason.MALFORMED, "guard");
            return;
        }
        if (months <= 0 || months > 1_200) {
            skip(Reason.COUNT_INVALID, "guard");
            return;
        }
        long coins = gold > 0 && gold <= OwnShow.MOST * 100 ? coins(gold) : listed;
        String sender = sender(attribute(reader, "uid"), attribute(reader, "user"));
        sink.accept(new Recorded.Gift(element, at, room, sender, "Guard " + level, coins, months));
    }

    private void learn(String name, long coins) {
        if (prices.size() < MOST_PRICES || prices.containsKey(name)) {
            prices.put(name, coins);
        }
    }

    private static long coins(long gold) {
        return Math.max(1, (gold + 50) / 100);
    }

    private static long yuanToCoins(@Nullable String price) {
        try {
            BigDecimal yuan = new BigDecimal(price == null ? "" : price.strip());
            return yuan.precision() - yuan.scale() > 6
                    ? Fields.NONE
                    : yuan.movePointRight(1).longValue();
        } catch (NumberFormatException e) {
            return Fields.NONE;
        }
    }

    private JsonNode raw(XMLStreamReader reader) {
        String raw = attribute(reader, "raw");
        try {
            JsonNode node = raw == null ? null : json.readTree(raw);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static long seconds(@Nullable String text) {
        try {
            BigDecimal seconds = new BigDecimal(text == null ? "" : text.strip());
            return seconds.precision() - seconds.scale() > 9
                    ? Fields.NONE
                    : seconds.movePointRight(3).longValue();
        } catch (NumberFormatException e) {
            return Fields.NONE;
        }
    }

    /** The user's number, or the name where the platform hides the number. */
    private static String sender(@Nullable String uid, @Nullable String user) {
        if (uid != null && !uid.isBlank() && !uid.equals("0")) {
            return uid;
        }
        return user == null || user.isBlank() ? "unknown" : "name:" + user;
    }

    private static @Nullable String attribute(XMLStreamReader reader, String name) {
        return reader.getAttributeValue(null, name);
    }

    private void skip(Reason reason, String what) {
        sink.accept(new Recorded.Skipped(element, reason, what));
    }

    /** Replaces control characters that XML forbids, which chat messages contain and older recorders wrote. */
    private static final class LegalCharacters extends FilterReader {
        LegalCharacters(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return legal(super.read());
        }

        @Override
        public int read(char[] buffer, int from, int length) throws IOException {
            int got = super.read(buffer, from, length);
            for (int i = from; i < from + got; i++) {
                buffer[i] = (char) legal(buffer[i]);
            }
            return got;
        }

        private static int legal(int c) {
            return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0xFFFE || c == 0xFFFF ? ' ' : c;
        }
    }
}
