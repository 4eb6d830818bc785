package io.ovation.server.contract;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** What a {@code @Schema} on a component adds to what its type says: bounds, permitted values, an example. Pure. */
final class SchemaRefinement {
    private SchemaRefinement() {}

    static void refine(Schema schema, org.eclipse.microprofile.openapi.annotations.media.Schema said) {
        if (!said.description().isEmpty()) {
            schema.description(said.description());
        }
        if (!said.minimum().isEmpty()) {
            schema.minimum(new BigDecimal(said.minimum()));
        }
        if (!said.maximum().isEmpty()) {
            schema.maximum(new BigDecimal(said.maximum()));
        }
        if (said.minLength() > 0) {
            schema.minLength(said.minLength());
        }
        if (said.maxLength() != Integer.MAX_VALUE) {
            schema.maxLength(said.maxLength());
        }
        if (said.minItems() != Integer.MAX_VALUE) {
            schema.minItems(said.minItems());
        }
        if (said.maxItems() != Integer.MIN_VALUE) {
            schema.maxItems(said.maxItems());
        }
        if (!said.pattern().isEmpty()) {
            schema.pattern(said.pattern());
        }
        if (!said.format().isEmpty()) {
            schema.format(said.format());
        }
        for (String each : said.enumeration()) {
            schema.addEnumeration(each);
        }
        if (said.examples().length > 0) {
            schema.examples(Arrays.stream(said.examples())
                    .map(each -> value(schema, each))
                    .toList());
        }
    }

    /** A value written as text, as the JSON that the schema means. */
    static Object value(Schema schema, String text) {
        @Nullable List<SchemaType> types = schema.getType();
        SchemaType type = types == null || types.isEmpty() ? SchemaType.STRING : types.getFirst();
        return switch (type) {
            case INTEGER -> Long.valueOf(text);
            case NUMBER -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case ARRAY ->
                Arrays.stream(text.split(","))
                        .map(each -> value(Objects.requireNonNull(schema.getItems()), each.strip()))
                        .toList();
            default -> text;
        };
    }
}
