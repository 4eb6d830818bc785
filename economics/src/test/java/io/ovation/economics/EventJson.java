package io.ovation.economics;

import com.fasterxml.jackson.databind.JsonNode;
import io.ovation.ledger.AccountId;
import io.ovation.ledger.Fingerprint;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/**
 * Reads money events from golden files, written for people: {@code "gross": "3.49"} is the component {@code grossMicros},
 * {@code "returned_diamonds": "200"} is {@code returnedDiamondUnits}, names are in snake_case, and the header needs
 * nothing but market and day.
 */
final class EventJson {
    private EventJson() {}

    static MoneyEvent read(JsonNode json, UUID id, long notAfterMillis) {
        String type = json.required("type").asText();
        Class<?> kind = Arrays.stream(MoneyEvent.class.getPermittedSubclasses())
                .filter(candidate -> candidate.getSimpleName().equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event is called " + type));
        MoneyEvent.Header header = new MoneyEvent.Header(
                id,
                new Fingerprint(1, id.getLeastSignificantBits()),
                notAfterMillis,
                json.required("market").asInt(),
                LocalDate.parse(json.required("day").asText()));
        return (MoneyEvent) readRecord(kind, json, header, Set.of("type", "market", "day"));
    }

    private static Object readRecord(
            Class<?> type, JsonNode json, MoneyEvent.Header header, Set<String> namesOfHeader) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        Set<String> known = new HashSet<>(namesOfHeader);
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String name = jsonName(components[i].getName());
            known.add(name);
            values[i] = types[i] == MoneyEvent.Header.class ? header : readValue(components[i], json.get(name), name);
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(type.getSimpleName() + " has no " + name);
            }
        });
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object readValue(RecordComponent component, JsonNode json, String name) {
        Class<?> type = component.getType();
        if (type == OptionalLong.class) {
            return json == null ? OptionalLong.empty() : OptionalLong.of(json.asLong());
        }
        if (type == OptionalInt.class) {
            return json == null ? OptionalInt.empty() : OptionalInt.of(json.asInt());
        }
        if (type == boolean.class) {
            return json != null && json.asBoolean();
        }
        if (json == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        if (type == List.class) {
            return readList(component, json, name);
        }
        if (type == Asset.class) {
            return Asset.fiat(json.asText());
        }
        if (type == LocalDate.class) {
            return LocalDate.parse(json.asText());
        }
        if (type == Stream.class) {
            return Stream.ofCode(json.asText());
        }
        if (type == int.class) {
            return json.asInt();
        }
        if (type == long.class) {
            int scale = component.getName().endsWith("Micros")
                    ? 6
                    : component.getName().endsWith("Units") ? 2 : 0;
            return new BigDecimal(json.asText()).movePointRight(scale).longValueExact();
        }
        if (type == Purse.class) {
            return json.has("bought")
                    ? new Purse.Bought(Asset.fiat(json.required("bought").asText()))
                    : new Purse.Promotional(
                            new BigDecimal(json.required("promotional").asText())
                                    .movePointRight(6)
                                    .longValueExact());
        }
        return readRecord(type, json, null, Set.of());
    }

    private static List<?> readList(RecordComponent component, JsonNode json, String name) {
        if (name.equals("movements")) {
            return readMovements(json);
        }
        if (name.equals("legs")) {
            return readLegs(json);
        }
        Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        List<Object> elements = new ArrayList<>();
        json.forEach(each -> elements.add(readRecord(element, each, null, Set.of())));
        return elements;
    }

    private static List<MoneyCleared.Leg> readLegs(JsonNode json) {
        List<MoneyCleared.Leg> legs = new ArrayList<>();
        for (JsonNode leg : json) {
            AccountKind kind = Objects.requireNonNull(
                    AccountKind.byCode(leg.required("kind").asText()));
            Asset asset =
                    leg.has("currency") ? Asset.fiat(leg.required("currency").asText()) : Asset.DIAMOND;
            int day = Accounts.dayBucket(LocalDate.parse(leg.required("day").asText()));
            legs.add(new MoneyCleared.Leg(
                    AccountId.of(
                            kind.number(),
                            asset.number(),
                            day,
                            leg.required("owner").asLong()),
                    new BigDecimal(leg.required("amount").asText())
                            .movePointRight(asset.scale())
                            .longValueExact()));
        }
        return legs;
    }

    private static List<BooksAdjusted.Movement> readMovements(JsonNode json) {
        List<BooksAdjusted.Movement> movements = new ArrayList<>();
        for (JsonNode movement : json) {
            AccountId debit = readAccount(movement.required("debit"));
            movements.add(new BooksAdjusted.Movement(
                    debit,
                    readAccount(movement.required("credit")),
                    new BigDecimal(movement.required("amount").asText())
                            .movePointRight(Asset.of(debit.asset()).scale())
                            .longValueExact()));
        }
        return movements;
    }

    private static AccountId readAccount(JsonNode json) {
        AccountKind kind =
                Objects.requireNonNull(AccountKind.byCode(json.required("kind").asText()));
        Asset asset = switch (kind.holds()) {
            case COIN -> Asset.COIN;
            case DIAMOND -> Asset.DIAMOND;
            case FIAT, ANY -> Asset.fiat(json.required("currency").asText());
        };
        int bucket = kind.bucket() == AccountKind.Bucket.MONTH
                ? Accounts.monthBucket(LocalDate.parse(json.required("day").asText()))
                : 0;
        return AccountId.of(
                kind.number(), asset.number(), bucket, json.required("owner").asLong());
    }

    private static String jsonName(String component) {
        return component
                .replaceFirst("Micros$", "")
                .replaceFirst("DiamondUnits$", "Diamonds")
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
