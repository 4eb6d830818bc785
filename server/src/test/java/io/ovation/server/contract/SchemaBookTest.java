package io.ovation.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ovation.server.api.Money;
import io.ovation.server.api.Page;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaBookTest {
    private final List<String> faults = new ArrayList<>();
    private final SchemaBook book = new SchemaBook(faults);

    @Test
    void a_record_is_named_after_its_resource_and_written_as_json_is() {
        assertThat(book.of(OrderResource.View.class).getRef()).isEqualTo("#/components/schemas/Order");
        var order = book.named().get("Order");
        assertThat(order.getProperties().keySet())
                .containsExactly("id", "placed_at", "price", "colour", "lines", "counts", "other_name");
        assertThat(order.getRequired())
                .containsExactlyInAnyOrder("id", "placed_at", "price", "lines", "counts", "other_name");
        assertThat(order.getProperties().get("placed_at").getFormat()).isEqualTo("date-time");
        assertThat(order.getProperties().get("price").getRef()).isEqualTo("#/components/schemas/Money");
        assertThat(order.getProperties().get("lines").getItems().getRef()).isEqualTo("#/components/schemas/OrderLine");
        assertThat(order.getProperties()
                        .get("counts")
                        .getAdditionalPropertiesSchema()
                        .getFormat())
                .isEqualTo("int64");
        assertThat(book.named().get("OrderColour").getEnumeration()).containsExactly("red", "dark blue");
    }

    @Test
    void a_request_says_what_it_needs_and_its_bounds() {
        book.of(OrderResource.Request.class);
        var request = book.named().get("OrderRequest");
        assertThat(request.getRequired()).containsExactly("count");
        var count = request.getProperties().get("count");
        assertThat(count.getType()).containsExactly(SchemaType.INTEGER);
        assertThat(count.getMinimum()).isEqualByComparingTo("1");
        assertThat(count.getMaximum()).isEqualByComparingTo("9");
        assertThat(count.getExamples()).containsExactly(3L);
    }

    @Test
    void a_page_is_a_schema_of_its_own() {
        RecordComponent page = OrderResource.Answers.class.getRecordComponents()[0];
        assertThat(book.of(page.getGenericType()).getRef()).isEqualTo("#/components/schemas/OrderPage");
        var schema = book.named().get("OrderPage");
        assertThat(schema.getRequired()).containsExactlyInAnyOrder("items", "has_more");
        assertThat(schema.getProperties().get("items").getItems().getRef()).isEqualTo("#/components/schemas/Order");
    }

    @Test
    void two_records_of_one_name_are_refused() {
        book.of(OrderResource.View.class);
        book.of(Elsewhere.Clash.class);
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst()).contains("would both be called Order").contains("@Schema(name");
    }

    @Test
    void what_is_no_record_is_refused() {
        book.of(Thread.class);
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst()).contains("neither a record");
    }
}

/** What the tests describe. */
class OrderResource {
    /** A colour. */
    public enum Colour {
        RED("red"),
        DARK_BLUE("dark blue");

        private final String text;

        Colour(String text) {
            this.text = text;
        }

        @JsonValue
        public String text() {
            return text;
        }
    }

    /**
     * An order.
     *
     * @param placedAt when it was placed
     */
    public record View(
            String id,
            Instant placedAt,
            Money price,
            @Nullable Colour colour,
            List<Line> lines,
            Map<String, Long> counts,
            @JsonProperty("other_name") int renamed) {}

    /** A line. */
    public record Line(long coins) {}

    /** What to order. */
    public record Request(
            @Schema(required = true, minimum = "1", maximum = "9", examples = "3") @Nullable
            Integer count,

            @Nullable String note) {}

    /** Holds what the tests ask for. */
    public record Answers(Page<View> page) {}
}

/** Another feature's. */
class Elsewhere {
    /** Called as another one is. */
    @Schema(name = "Order")
    public record Clash(String id) {}
}
