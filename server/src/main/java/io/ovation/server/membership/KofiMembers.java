package io.ovation.server.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.CsvRows;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.membership.ExternalMember.Status;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Members as Ko-fi tells of them: a form whose field {@code data} is JSON with the creator's {@code verification_token} in
 * it (Ko-fi's help, "Webhooks"), and the file of transactions. Ko-fi tells of payments only, never of an end: a payment
 * makes a member for a month and {@value #GRACE_DAYS} days, until the next one comes. Pure.
 */
final class KofiMembers {
    /** How long after its month a member is still one: payments come late at times. */
    static final int GRACE_DAYS = 3;

    private static final ObjectMapper JSON = new ObjectMapper();

    private KofiMembers() {}

    /** What a webhook says, unverified; {@code malformed_json} when it is none of theirs. */
    static JsonNode read(byte[] body) {
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            if (field.startsWith("data=")) {
                try {
                    return JSON.readTree(URLDecoder.decode(field.substring(5), StandardCharsets.UTF_8));
                } catch (JsonProcessingException | IllegalArgumentException e) {
                    throw Problem.of(ProblemCode.MALFORMED_JSON).detail("The field data is not JSON");
                }
            }
        }
        throw Problem.of(ProblemCode.MALFORMED_JSON).detail("There is no field data in this form");
    }

    /** Whether it carries the creator's token. */
    static boolean verifies(String token, JsonNode told) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8),
                told.path("verification_token").asText("").getBytes(StandardCharsets.UTF_8));
    }

    /** The member a payment makes; null for what is no payment of a membership. */
    static @Nullable ExternalMember told(JsonNode told, Instant came) {
        if (!told.path("is_subscription_payment").asBoolean(false)) {
            return null;
        }
        String email = told.path("email").asText("");
        String name = told.path("from_name").asText("");
        Instant at = PatreonMembers.instant(told.path("timestamp").asText(""), came);
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return new ExternalMember(
                id(email, name),
                name,
                email.isEmpty() ? null : email,
                told.path("tier_name").asText(""),
                amount(told.path("amount").asText("")),
                told.path("currency").isTextual() ? told.path("currency").asText() : null,
                Status.ACTIVE,
                day,
                day.plusMonths(1).plusDays(GRACE_DAYS),
                at);
    }

    /** Who paid for a membership by a file of transactions: of each their last payment, and since the first. */
    static List<ExternalMember> file(CsvRows csv, Instant came) {
        String time = csv.header().contains("datetime (utc)") ? "datetime (utc)" : "date";
        String email = csv.header().contains("buyeremail") ? "buyeremail" : "email";
        String from = csv.header().contains("from") ? "from" : "name";
        for (String column : List.of(time, email, from)) {
            if (!csv.header().contains(column)) {
                throw csv.unreadable(1, "The column '" + column + "' is missing; export the transactions in Ko-fi");
            }
        }
        Map<String, ExternalMember> members = new LinkedHashMap<>();
        for (CsvRows.Row row : csv.rows()) {
            String type = row.get("transactiontype").toLowerCase(Locale.ROOT);
            if (!type.isEmpty()
                    && !type.contains("subscription")
                    && !type.contains("membership")
                    && !type.contains("tier")) {
                continue;
            }
            if (row.get(email).isEmpty() && row.get(from).isEmpty()) {
                throw csv.unreadable(row.line(), "Neither a name nor an e-mail address says who paid");
            }
            if (row.get(time).isEmpty()) {
                throw csv.unreadable(row.line(), "There is no time of the payment");
            }
            Instant at = PatreonMembers.time(csv, row, time, came);
            LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
            ExternalMember paid = new ExternalMember(
                    id(row.get(email), row.get(from)),
                    row.get(from),
                    row.get(email).isEmpty() ? null : row.get(email),
                    row.get("tier").isEmpty() ? row.get("item") : row.get("tier"),
                    PatreonMembers.amount(csv, row, csv.header().contains("received") ? "received" : "amount"),
                    row.get("currency").isEmpty() ? null : row.get("currency"),
                    Status.ACTIVE,
                    day,
                    day.plusMonths(1).plusDays(GRACE_DAYS),
                    at);
            members.merge(paid.id(), paid, KofiMembers::later);
        }
        return List.copyOf(members.values());
    }

    private static ExternalMember later(ExternalMember one, ExternalMember other) {
        ExternalMember last = one.at().isAfter(other.at()) ? one : other;
        LocalDate since = one.since().isBefore(other.since()) ? one.since() : other.since();
        return new ExternalMember(
                last.id(),
                last.name(),
                last.email(),
                last.tier(),
                last.amount(),
                last.currency(),
                last.status(),
                since,
                last.endsOn(),
                last.at());
    }

    /** Ko-fi names nobody by a number: the address does, or the name of those who give none. */
    private static String id(String email, String name) {
        return email.isEmpty() ? "name:" + name : "email:" + email.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable Long amount(String text) {
        try {
            return new BigDecimal(text).movePointRight(2).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }
}
