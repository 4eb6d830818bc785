package io.ovation.audience.show;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.audience.show.Recorded.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Ovation's NDJSON: an object a line with time, room, sender, gift or coins, count; kind, text and id are optional. */
final class NdjsonShow {
    private final ObjectMapper json = new ObjectMapper();
    private final OwnShow show;

    NdjsonShow(Consumer<Recorded> sink) {
        show = new OwnShow(sink);
    }

    void read(InputStream in) throws IOException {
        Lines lines = new Lines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                JsonNode node = json.readTree(line);
                if (node == null || !node.isObject()) {
                    show.skip(lines.number(), Reason.MALFORMED, "line");
                    continue;
                }
                show.row(
                        lines.number(),
                        new OwnShow.Row(
                                Fields.text(node, "time"),
                                Fields.text(node, "room"),
                                Fields.text(node, "sender"),
                                Fields.text(node, "gift"),
                                Fields.text(node, "coins"),
                                Fields.text(node, "count"),
                                Fields.text(node, "kind"),
                                Fields.text(node, "text"),
                                Fields.text(node, "id")));
            } catch (JsonProcessingException e) {
                show.skip(lines.number(), Reason.MALFORMED, "line");
            }
        }
    }
}
