package io.ovation.server.finance;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;

/** Whether the money flow of the books is closed: all that viewers paid is somewhere, and what goes in at a place comes out. */
public final class ClosedFlow {
    private static final List<String> PASSING = List.of("gifts", "tips", "memberships", "service_fees", "creators");

    private ClosedFlow() {}

    /** Fails and says where, when it is not. */
    public static void check(JsonPath flow) {
        List<Map<String, Object>> currencies = flow.getList("currencies");
        assertThat(currencies).isNotEmpty();
        for (Map<String, Object> currency : currencies) {
            Object code = currency.get("currency");
            JsonPath one = flow.setRootPath("currencies.find { it.currency == '" + code + "' }");
            List<Map<String, Object>> links = one.getList("links");
            assertThat(sum(links, "source", "viewers") - sum(links, "target", "viewers"))
                    .as("%s paid by viewers, of %s", code, links)
                    .isEqualTo(one.getLong("totals.gross.micros"));
            for (String place : PASSING) {
                assertThat(sum(links, "target", place))
                        .as("%s in and out at %s, of %s", code, place, links)
                        .isEqualTo(sum(links, "source", place));
            }
        }
        flow.setRootPath("");
    }

    private static long sum(List<Map<String, Object>> links, String end, String node) {
        return links.stream()
                .filter(link -> node.equals(link.get(end)))
                .mapToLong(link -> ((Number) link.get("micros")).longValue())
                .sum();
    }
}
