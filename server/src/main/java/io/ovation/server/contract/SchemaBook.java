package io.ovation.server.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the records that are read and written as JSON, in the way {@code JsonRules} does: snake case, what may be
 * null is left out. A component is required unless it is {@code @Nullable}, and then when {@code @Schema(required = true)}
 * says so; {@code @Schema} also bounds it and gives an example. One thread, while the server is built.
 */
final class SchemaBook {
    private static final Map<Class<?>, Map.Entry<SchemaType, String>> PLAIN = plain();

    private final ObjectMapper json = new ObjectMapper();
    private final PropertyNamingStrategies.SnakeCaseStrategy snakeCase =
            new PropertyNamingStrategies.SnakeCaseStrategy();
    private final Map<String, Schema> named = new TreeMap<>();
    private final Map<String, Type> owners = new HashMap<>();
    private final List<String> faults;

    /**
     * An empty book.
     *
     * @param faults where to say what is wrong with the records
     */
    SchemaBook(List<String> faults) {
        this.faults = faults;
    }

    /** Every schema that has a name so far, by name. */
    Map<String, Schema> named() {
        return named;
    }

    /** The schema of a type without type variables: in place when it is plain, else a reference to a named one. */
    Schema of(Type type) {
        return of(type, Map.of());
    }

    private Schema of(Type type, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> variable -> of(required(bound, variable), Map.of());
            case ParameterizedType generic -> generic((ParameterizedType) resolved(generic, bound));
            case GenericArrayType array -> listOf(of(array.getGenericComponentType(), bound));
            case Class<?> plain -> plain(plain);
            default -> throw new IllegalStateException("no schema can be made of " + type);
        };
    }

    private Schema generic(ParameterizedType type) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return listOf(of(arguments[0], Map.of()));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return OASFactory.createSchema()
                    .addType(SchemaType.OBJECT)
                    .additionalPropertiesSchema(of(arguments[1], Map.of()));
        }
        if (raw == Optional.class) {
            return of(arguments[0], Map.of());
        }
        return named(type, raw);
    }

    private Schema plain(Class<?> type) {
        Map.@Nullable Entry<SchemaType, String> plain = PLAIN.get(type);
        if (plain != null) {
            Schema schema = OASFactory.createSchema().addType(plain.getKey());
            return plain.getValue().isEmpty() ? schema : schema.format(plain.getValue());
        }
        if (type == Object.class || JsonNode.class.isAssignableFrom(type)) {
            return OASFactory.createSchema();
        }
        if (type.isArray()) {
            return listOf(of(type.getComponentType(), Map.of()));
        }
        return named(type, type);
    }

    private static Schema listOf(Schema items) {
        return OASFactory.createSchema().addType(SchemaType.ARRAY).items(items);
    }

    private Schema named(Type type, Class<?> raw) {
        String name = SchemaNames.of(type);
        @Nullable Type owner = owners.putIfAbsent(name, type);
        if (owner == null) {
            named.put(name, OASFactory.createSchema());
            named.put(name, described(raw, type));
        } else if (!owner.equals(type)) {
            faults.add(owner.getTypeName() + " and " + type.getTypeName() + " would both be called " + name
                    + " in the API document: give one a @Schema(name = …)");
        }
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    private Schema described(Class<?> raw, Type type) {
        Schema schema;
        if (raw.isEnum()) {
            schema = ofEnum(raw);
        } else if (raw.isRecord()) {
            @Nullable RecordComponent value = valueOf(raw);
            schema = value == null ? ofRecord(raw, type) : of(value.getGenericType(), Map.of());
        } else if (raw.isSealed()) {
            schema = OASFactory.createSchema();
            for (Class<?> each : raw.getPermittedSubclasses()) {
                schema.addOneOf(of(each));
            }
        } else {
            faults.add(raw.getName() + " stands in the API and is neither a record, an enum nor a sealed interface");
            schema = OASFactory.createSchema();
        }
        String wording = Wording.of(raw);
        return wording.isEmpty() ? schema : schema.description(wording);
    }

    private Schema ofEnum(Class<?> type) {
        Schema schema = OASFactory.createSchema().addType(SchemaType.STRING);
        for (Object constant : type.getEnumConstants()) {
            schema.addEnumeration(json.valueToTree(constant).asText());
        }
        return schema;
    }

    private Schema ofRecord(Class<?> raw, Type type) {
        Map<TypeVariable<?>, Type> bound = bindings(raw, type);
        Map<String, String> wording = Wording.components(raw);
        Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
        for (RecordComponent each : raw.getRecordComponents()) {
            Method accessor = each.getAccessor();
            if (accessor.isAnnotationPresent(JsonIgnore.class)) {
                continue;
            }
            var said = accessor.getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
            String name = nameOf(each);
            Schema property = of(each.getGenericType(), bound);
            String text = wording.getOrDefault(each.getName(), "");
            if (!text.isEmpty()) {
                property.description(text);
            }
            if (said != null) {
                SchemaRefinement.refine(property, said);
            }
            schema.addProperty(name, property);
            if (!mayBeNull(each.getAnnotatedType()) || (said != null && said.required())) {
                schema.addRequired(name);
            }
        }
        if (schema.getProperties() == null) {
            schema.properties(new LinkedHashMap<>());
        }
        return schema;
    }

    private String nameOf(RecordComponent component) {
        @Nullable JsonProperty said = component.getAccessor().getAnnotation(JsonProperty.class);
        return said != null && !said.value().isEmpty() ? said.value() : snakeCase.translate(component.getName());
    }

    private static boolean mayBeNull(AnnotatedType type) {
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        return switch (type) {
            case AnnotatedArrayType array -> nullable;
            case AnnotatedParameterizedType generic ->
                nullable || ((ParameterizedType) generic.getType()).getRawType() == Optional.class;
            case AnnotatedTypeVariable variable -> nullable;
            default -> nullable;
        };
    }

    private static @Nullable RecordComponent valueOf(Class<?> record) {
        for (RecordComponent each : record.getRecordComponents()) {
            if (each.getAccessor().isAnnotationPresent(JsonValue.class)) {
                return each;
            }
        }
        return null;
    }

    private static Map<TypeVariable<?>, Type> bindings(Class<?> raw, Type type) {
        Map<TypeVariable<?>, Type> bound = new HashMap<>();
        if (type instanceof ParameterizedType generic) {
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
                bound.put(raw.getTypeParameters()[i], generic.getActualTypeArguments()[i]);
            }
        }
        return bound;
    }

    private static Type resolved(ParameterizedType type, Map<TypeVariable<?>, Type> bound) {
        Type[] arguments = type.getActualTypeArguments();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] instanceof TypeVariable<?> variable) {
                arguments[i] = required(bound, variable);
            }
        }
        return new BoundType((Class<?>) type.getRawType(), List.of(arguments));
    }

    private static Type required(Map<TypeVariable<?>, Type> bound, TypeVariable<?> variable) {
        @Nullable Type type = bound.get(variable);
        if (type == null) {
            throw new IllegalStateException(
                    "nothing is known of " + variable + " of " + variable.getGenericDeclaration());
        }
        return type;
    }

    private static Map<Class<?>, Map.Entry<SchemaType, String>> plain() {
        Map<Class<?>, Map.Entry<SchemaType, String>> plain = new HashMap<>();
        plain.put(String.class, Map.entry(SchemaType.STRING, ""));
        plain.put(byte[].class, Map.entry(SchemaType.STRING, "binary"));
        plain.put(boolean.class, Map.entry(SchemaType.BOOLEAN, ""));
        plain.put(Boolean.class, Map.entry(SchemaType.BOOLEAN, ""));
        for (Class<?> type : List.of(int.class, Integer.class, short.class, Short.class)) {
            plain.put(type, Map.entry(SchemaType.INTEGER, "int32"));
        }
        for (Class<?> type : List.of(long.class, Long.class)) {
            plain.put(type, Map.entry(SchemaType.INTEGER, "int64"));
        }
        for (Class<?> type : List.of(double.class, Double.class, float.class, Float.class)) {
            plain.put(type, Map.entry(SchemaType.NUMBER, "double"));
        }
        plain.put(BigDecimal.class, Map.entry(SchemaType.NUMBER, ""));
        plain.put(Instant.class, Map.entry(SchemaType.STRING, "date-time"));
        plain.put(LocalDate.class, Map.entry(SchemaType.STRING, "date"));
        plain.put(Duration.class, Map.entry(SchemaType.STRING, "duration"));
        plain.put(UUID.class, Map.entry(SchemaType.STRING, "uuid"));
        plain.put(URI.class, Map.entry(SchemaType.STRING, "uri"));
        return plain;
    }

    /** A generic class whose arguments are all known; equal when class and arguments are. */
    private record BoundType(Class<?> raw, List<Type> arguments) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return arguments.toArray(new Type[0]);
        }

        @Override
        public Type getRawType() {
            return raw;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return raw.getEnclosingClass();
        }
    }
}
