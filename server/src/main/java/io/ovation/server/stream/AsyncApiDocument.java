package io.ovation.server.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.ovation.server.event.EventEnvelope;
import io.ovation.server.event.EventType;
import io.ovation.server.event.EventTypes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The AsyncAPI 3 document of everything that is told: made from the catalogue of types and their data records, so it says what
 * the code does. Specification: asyncapi.com/docs/reference/specification/v3.0.0.
 */
@ApplicationScoped
class AsyncApiDocument {
    private static final String SCHEMA = "#/components/schemas/";
    private static final String MESSAGE = "#/components/messages/";

    private final ObjectMapper json = JsonMapper.builder().build();
    private final ObjectNode document;

    AsyncApiDocument(EventTypes types) {
        this.document = document(types.all());
    }

    /** As JSON. */
    String json() {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document cannot be written", e);
        }
    }

    /** As YAML. */
    String yaml() {
        try {
            return YAMLMapper.builder()
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build()
                    .writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The document cannot be written", e);
        }
    }

    private ObjectNode document(Collection<EventType<?>> types) {
        ObjectNode root = json.createObjectNode().put("asyncapi", "3.0.0");
        root.putObject("info")
                .put("title", "Ovation events")
                .put("version", "1")
                .put(
                        "description",
                        "What happens, told as CloudEvents 1.0: by webhooks, streams, sockets and Kafka topics. At least once, in the"
                                + " order of each subject's sequence, with replay from a cursor.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        root.put("defaultContentType", EventEnvelope.CONTENT_TYPE);
        servers(root.putObject("servers"));
        ObjectNode channels = root.putObject("channels");
        ObjectNode operations = root.putObject("operations");
        httpChannels(channels, operations, types);
        topics(channels, operations, types);
        ObjectNode components = root.putObject("components");
        messages(components.putObject("messages"), types);
        schemas(components.putObject("schemas"), types);
        components
                .putObject("securitySchemes")
                .putObject("platformKey")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "A secret key of the platform's servers");
        return root;
    }

    private static void servers(ObjectNode servers) {
        server(servers, "api", "http", "localhost:8080", "This server, for streams")
                .putArray("security")
                .addObject()
                .put("$ref", "#/components/securitySchemes/platformKey");
        server(servers, "sockets", "ws", "localhost:8080", "This server, for sockets")
                .putArray("security")
                .addObject()
                .put("$ref", "#/components/securitySchemes/platformKey");
        server(servers, "platform", "https", "platform.example", "Your server, where webhooks go");
        server(servers, "kafka", "kafka", "kafka.example:9092", "Your brokers, when they are configured");
    }

    private static ObjectNode server(
            ObjectNode servers, String name, String protocol, String host, String description) {
        return servers.putObject(name)
                .put("host", host)
                .put("protocol", protocol)
                .put("description", description);
    }

    private void httpChannels(ObjectNode channels, ObjectNode operations, Collection<EventType<?>> types) {
        ObjectNode webhooks = channel(
                channels,
                "webhooks",
                "/webhooks",
                "POSTed to each endpoint's own address, signed as Standard Webhooks: webhook-id, webhook-timestamp and"
                        + " webhook-signature. Any 2xx takes the event.",
                "platform");
        ObjectNode stream = channel(
                channels,
                "stream",
                "/v1/events/stream",
                "Server-Sent Events: id is the cursor, event the type, data the event. Query: types, subjects, cursor.",
                "api");
        ObjectNode socket = channel(
                channels,
                "socket",
                "/v1/events/socket",
                "A WebSocket; each event is one text message. Query: types, subjects, cursor.",
                "sockets");
        for (EventType<?> type : types) {
            for (ObjectNode channel : new ObjectNode[] {webhooks, stream, socket}) {
                message(channel, type);
            }
        }
        operation(operations, "deliverWebhook", "webhooks", "Ovation tells an endpoint");
        operation(operations, "streamEvents", "stream", "Ovation tells whoever reads the stream");
        operation(operations, "sendEvents", "socket", "Ovation tells whoever holds the socket");
    }

    private void topics(ObjectNode channels, ObjectNode operations, Collection<EventType<?>> types) {
        for (String word :
                new TreeSet<>(types.stream().map(AsyncApiDocument::firstWord).toList())) {
            ObjectNode topic = channel(
                    channels,
                    "topic-" + word,
                    "ovation." + word,
                    "Kafka topic; CloudEvents in binary mode, the subject is the key. The prefix is a setting.",
                    "kafka");
            types.stream().filter(type -> firstWord(type).equals(word)).forEach(type -> message(topic, type));
            operation(operations, "publish-" + word, "topic-" + word, "Ovation publishes to the topic");
        }
    }

    private static String firstWord(EventType<?> type) {
        return type.name().substring(0, type.name().indexOf('.'));
    }

    private ObjectNode channel(ObjectNode channels, String name, String address, String description, String server) {
        ObjectNode channel = channels.putObject(name).put("address", address).put("description", description);
        channel.putArray("servers").addObject().put("$ref", "#/servers/" + server);
        channel.putObject("messages");
        return channel;
    }

    private static void message(ObjectNode channel, EventType<?> type) {
        channel.withObject("/messages").putObject(type.name()).put("$ref", MESSAGE + type.name());
    }

    private static void operation(ObjectNode operations, String name, String channel, String summary) {
        ObjectNode operation = operations
                .putObject(name)
                .put("action", "send")
                .put("summary", summary)
                .put("description", summary + ", at least once, in the order of each subject.");
        operation.putObject("channel").put("$ref", "#/channels/" + channel);
    }

    private static void messages(ObjectNode messages, Collection<EventType<?>> types) {
        for (EventType<?> type : types) {
            ObjectNode message = messages.putObject(type.name())
                    .put("name", type.name())
                    .put("title", type.name())
                    .put("summary", type.summary())
                    .put("contentType", EventEnvelope.CONTENT_TYPE);
            ArrayNode parts = message.putObject("payload").putArray("allOf");
            parts.addObject().put("$ref", SCHEMA + "Event");
            ObjectNode own = parts.addObject().put("type", "object").putObject("properties");
            own.putObject("type").put("const", type.name());
            own.putObject("data").put("$ref", SCHEMA + type.name());
        }
    }

    private void schemas(ObjectNode schemas, Collection<EventType<?>> types) {
        schemas.set("Event", envelope());
        SchemaGenerator generator = generator();
        for (EventType<?> type : types) {
            JsonNode schema = generator.generateSchema(type.data());
            if (schema instanceof ObjectNode object) {
                object.remove("$schema");
            }
            schemas.set(type.name(), schema);
        }
    }

    private ObjectNode envelope() {
        ObjectNode event =
                json.createObjectNode().put("type", "object").put("description", "A CloudEvent 1.0 in structured mode");
        ArrayNode required = event.putArray("required");
        ObjectNode properties = event.putObject("properties");
        text(properties, required, "specversion", "Always 1.0");
        text(properties, required, "id", "Public id of the event; the same however often it is told");
        text(properties, required, "source", "The platform, a URI reference");
        text(properties, required, "type", "What happened");
        text(properties, required, "subject", "Public id of what it happened to");
        text(properties, required, "time", "When it happened, by the business clock")
                .put("format", "date-time");
        text(properties, required, "datacontenttype", "Always application/json");
        text(properties, required, "sequence", "Its number among the events of its subject, from 1 without gaps");
        text(properties, required, "cursor", "What reads on after it");
        properties.putObject("data").put("type", "object");
        required.add("data");
        return event;
    }

    private static ObjectNode text(ObjectNode properties, ArrayNode required, String name, String description) {
        required.add(name);
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    /** Schemas of records as our JSON writes them: snake case, and everything there that is not marked as nullable. */
    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS)
                .without(Option.NONSTATIC_NONVOID_NONGETTER_METHODS);
        config.forFields()
                .withPropertyNameOverrideResolver(
                        field -> PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(field.getDeclaredName()))
                .withRequiredCheck(field -> !isNullable(field));
        return new SchemaGenerator(config.build());
    }

    private static boolean isNullable(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }
}
