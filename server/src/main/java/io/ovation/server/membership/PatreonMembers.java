package io.ovation.server.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.CsvRows;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.membership.ExternalMember.Status;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Members as Patreon tells of them: the file of the relationship manager, and webhooks ({@code members:…}) with a body in
 * JSON:API whose HMAC-MD5 with the webhook's secret stands in {@code X-Patreon-Signature}, hexadecimal (Patreon's developer
 * documentation, "Webhooks"). Pure.
 */
final class PatreonMembers {
    static final String SIGNATURE = "X-Patreon-Signature";
    static final String EVENT = "X-Patreon-Event";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(\\.\\d{0,4})?");

    /** As Ko-fi writes times in files, in UTC: 8/16/2026 8:21:56 PM, or 08/16/2026 20:21. */
    private static final List<DateTimeFormatter> AMERICAN = List.of(
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US),
            DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US),
            DateTimeFormatter.ofPattern("M/d/yyyy H:mm:ss", Locale.US),
            DateTimeFormatter.ofPattern("M/d/yyyy H:mm", Locale.US));

    private PatreonMembers() {}

    /** Whether a body was signed with this secret. */
    static boolean verifies(String secret, @Nullable String signature, byte[] body) {
        if (signature == null || !signature.toLowerCase(Locale.ROOT).matches("[0-9a-f]{32}")) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
            return MessageDigest.isEqual(
                    mac.doFinal(body), HexFormat.of().parseHex(signature.toLowerCase(Locale.ROOT)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacMD5", e);
        }
    }

    /**
     * What a webhook tells; null for events that are not about a member.
     *
     * @param event the header {@code X-Patreon-Event}
     * @param came when it came: their events carry no time of their own
     */
    static @Nullable ExternalMember told(@Nullable String event, byte[] body, Instant came) {
        if (event == null || !event.startsWith("members:")) {
            return null;
        }
        JsonNode root;
        try {
            root = JSON.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("This is not what Patreon sends");
        }
        JsonNode data = root.path("data");
        JsonNode attributes = data.path("attributes");
        if (!data.path("type").asText().equals("member") || !data.path("id").isTextual()) {
            throw Problem.of(ProblemCode.MALFORMED_JSON).detail("data is not a member");
        }
        boolean isGone = event.endsWith(":delete");
        String id = data.path("relationships")
                .path("user")
                .path("data")
                .path("id")
                .asText(data.path("id").asText());
        return new ExternalMember(
                id,
                attributes.path("full_name").asText(""),
                text(attributes, "email"),
                tier(root, data),
                attributes.path("currently_entitled_amount_cents").isNumber()
                        ? attributes.path("currently_entitled_amount_cents").asLong()
                        : null,
                text(attributes, "currency"),
                isGone ? Status.FORMER : status(attributes.path("patron_status").asText("")),
                day(instant(attributes.path("pledge_relationship_start").asText(""), came)),
                null,
                came);
    }

    /** The title of the dearest tier that a member is entitled to. */
    private static String tier(JsonNode root, JsonNode data) {
        String best = "";
        long most = -1;
        for (JsonNode entitled :
                data.path("relationships").path("currently_entitled_tiers").path("data")) {
            for (JsonNode included : root.path("included")) {
                if (included.path("type").asText().equals("tier")
                        && included.path("id")
                                .asText()
                                .equals(entitled.path("id").asText())
                        && included.path("attributes").path("amount_cents").asLong() > most) {
                    most = included.path("attributes").path("amount_cents").asLong();
                    best = included.path("attributes").path("title").asText();
                }
            }
        }
        return best;
    }

    /** The lines of a file of members, as Patreon exports it; columns in any order, others are ignored. */
    static List<ExternalMember> file(CsvRows csv, Instant came) {
        for (String column : List.of("patron status", "tier", "user id")) {
            if (!csv.header().contains(column)) {
                throw csv.unreadable(
                        1, "The column '" + column + "' is missing; export the file in Patreon's relationship manager");
            }
        }
        List<ExternalMember> members = new ArrayList<>();
        for (CsvRows.Row row : csv.rows()) {
            String user = row.get("user id");
            if (user.isEmpty()) {
                throw csv.unreadable(row.line(), "There is no User ID");
            }
            String expires = row.get("access expiration");
            members.add(new ExternalMember(
                    user,
                    row.get("name"),
                    row.get("email").isEmpty() ? null : row.get("email"),
                    row.get("tier"),
                    amount(csv, row, "pledge amount"),
                    row.get("currency").isEmpty() ? null : row.get("currency"),
                    status(row.get("patron status")),
                    day(time(csv, row, "patronage since date", came)),
                    expires.isEmpty() ? null : day(time(csv, row, "access expiration", came)),
                    time(csv, row, "last updated", came)));
        }
        return members;
    }

    /** An amount as people write it, such as {@code $1,250.00} or {@code 5}: minor units; null for none. */
    static @Nullable Long amount(CsvRows csv, CsvRows.Row row, String column) {
        String text = row.get(column);
        if (text.isEmpty()) {
            return null;
        }
        String plain = text.replaceAll("^[^0-9.,+-]{0,4}|[^0-9.]{0,4}$", "").replace(",", "");
        if (!AMOUNT.matcher(plain).matches()) {
            throw csv.unreadable(row.line(), "'" + text + "' is not an amount");
        }
        try {
            return new BigDecimal(plain).movePointRight(2).longValueExact();
        } catch (ArithmeticException e) {
            throw csv.unreadable(row.line(), "'" + text + "' is not an amount");
        }
    }

    /** A time of a file; the other one when it says none, and a line that says something else cannot be used. */
    static Instant time(CsvRows csv, CsvRows.Row row, String column, Instant otherwise) {
        String text = row.get(column);
        if (!text.isEmpty() && instant(text, Instant.MIN).equals(Instant.MIN)) {
            throw csv.unreadable(row.line(), "'" + text + "' is not a time");
        }
        return instant(text, otherwise);
    }

    static Status status(String text) {
        return switch (text.toLowerCase(Locale.ROOT).replace('_', ' ')) {
            case "active patron", "active" -> Status.ACTIVE;
            case "declined patron", "declined" -> Status.DECLINED;
            default -> Status.FORMER;
        };
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /**
     * A time as platforms write it: with a zone, or without and meant in UTC, or a day, or the
     * American way; the other one when it is none.
     */
    static Instant instant(String text, Instant otherwise) {
        if (text.isBlank()) {
            return otherwise;
        }
        for (DateTimeFormatter american : AMERICAN) {
            try {
                return LocalDateTime.parse(text.strip(), american).toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException other) {
                // the next form
            }
        }
        String iso = text.strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(iso).toInstant();
        } catch (DateTimeParseException withoutZone) {
            try {
                return OffsetDateTime.parse((iso.contains("T") ? iso : iso + "T00:00:00") + "Z")
                        .toInstant();
            } catch (DateTimeParseException none) {
                return otherwise;
            }
        }
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
