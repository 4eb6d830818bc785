package io.ovation.server.membership;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.CsvRows;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.callback.Callback;
import io.ovation.server.callback.CallbackInbox;
import io.ovation.server.callback.SignedEvent;
import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.Secrets;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Where a creator's members of other platforms come from: Patreon and Ko-fi, by file and by webhook. What is told twice
 * changes nothing, and neither does what is older than what is known. Addresses of people are kept as hashes with a secret
 * of ours, so that the platform can say who somebody is without our keeping a list. Blocking; any thread.
 */
@ApplicationScoped
class MemberSources {
    static final String PREFIX = "msr";
    static final List<String> PLATFORMS = List.of("patreon", "kofi");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final CallbackInbox inbox;
    private final Secrets secrets;
    private final Tiers tiers;
    private final Members members;
    private final Clocks clocks;

    MemberSources(
            Database database, CallbackInbox inbox, Secrets secrets, Tiers tiers, Members members, Clocks clocks) {
        this.database = database;
        this.inbox = inbox;
        this.secrets = secrets;
        this.tiers = tiers;
        this.members = members;
        this.clocks = clocks;
    }

    /**
     * A source.
     *
     * @param tiers our tier by the name of theirs
     * @param otherwise our tier for other names; null: no perks
     */
    record Source(
            long number,
            long creator,
            String platform,
            @Nullable String secret,
            Map<String, Long> tiers,
            @Nullable Long otherwise) {}

    /** How many of a file's members there were. */
    record Report(int rows, int changed, int active, int withPerks, int known) {}

    /** Sets up a source, or changes it: one of each platform for a creator. */
    Source set(
            long creator,
            String platform,
            @Nullable String secret,
            Map<String, Long> tierOf,
            @Nullable Long otherwise) {
        for (Long tier : tierOf.values()) {
            requireOwn(creator, tier);
        }
        if (otherwise != null) {
            requireOwn(creator, otherwise);
        }
        return database.inTransaction(handle -> {
            long number = handle.createQuery("""
                            INSERT INTO membership_source AS s (number, creator, platform, secret, tiers, otherwise, created_at)
                            VALUES (:number, :creator, :platform, :secret, CAST(:tiers AS jsonb), :otherwise, :now)
                            ON CONFLICT (creator, platform) DO UPDATE SET secret = COALESCE(excluded.secret, s.secret),
                                tiers = excluded.tiers, otherwise = excluded.otherwise
                            RETURNING number""")
                    .bind("number", Numbers.next())
                    .bind("creator", creator)
                    .bind("platform", platform)
                    .bind("secret", secret)
                    .bind("tiers", json(tierOf))
                    .bind("otherwise", otherwise)
                    .bind("now", clocks.business())
                    .mapTo(Long.class)
                    .one();
            handle.createUpdate("""
                            UPDATE membership_external e SET tier = COALESCE(
                                CAST(s.tiers ->> e.tier_name AS bigint), s.otherwise)
                            FROM membership_source s WHERE s.number = :number AND e.source = s.number""").bind("number", number).execute();
            return find(handle, number).orElseThrow();
        });
    }

    private void requireOwn(long creator, long tier) {
        if (tiers.get(tier).creator() != creator) {
            throw Problem.of(ProblemCode.NOT_FOUND).field("tiers").detail("You have no such tier");
        }
    }

    /** A creator's sources. */
    List<Source> of(long creator) {
        return database.withHandle(handle -> handle.createQuery(
                        "SELECT * FROM membership_source WHERE creator = :creator ORDER BY platform")
                .bind("creator", creator)
                .map((row, context) -> row(row))
                .list());
    }

    /** A creator's own source. */
    Source own(long creator, long number) {
        return database.withHandle(handle -> find(handle, number))
                .filter(source -> source.creator() == creator)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("You have no such source"));
    }

    /** Takes in a file of members as the platform exports it: all of its lines or none. */
    Report take(Source source, byte[] content) {
        CsvRows csv = CsvRows.read(content);
        Instant now = clocks.business();
        List<ExternalMember> told =
                source.platform().equals("patreon") ? PatreonMembers.file(csv, now) : KofiMembers.file(csv, now);
        return database.inTransaction(handle -> {
            int changed = 0;
            for (ExternalMember member : told) {
                changed += put(handle, source, member);
            }
            int[] counts = handle.createQuery("""
                            SELECT count(*) FILTER (WHERE status = 'active') AS active,
                                count(*) FILTER (WHERE status = 'active' AND tier IS NOT NULL) AS perks,
                                count(*) FILTER (WHERE user_number IS NOT NULL) AS known
                            FROM membership_external WHERE source = :source""")
                    .bind("source", source.number())
                    .map((row, context) -> new int[] {row.getInt("active"), row.getInt("perks"), row.getInt("known")})
                    .one();
            return new Report(told.size(), changed, counts[0], counts[1], counts[2]);
        });
    }

    /**
     * Takes in a webhook.
     *
     * @return whether it was about a member
     * @throws Problem {@code callback_signature_invalid}, also when there is no such source; {@code malformed_json}
     */
    boolean take(long number, Callback callback) {
        Source source = database.withHandle(handle -> find(handle, number)).orElseThrow(MemberSources::unsigned);
        String secret = source.secret();
        if (secret == null) {
            throw unsigned();
        }
        String id;
        String kind;
        ExternalMember member;
        if (source.platform().equals("patreon")) {
            if (!PatreonMembers.verifies(secret, callback.header(PatreonMembers.SIGNATURE), callback.body())) {
                throw unsigned();
            }
            kind = Optional.ofNullable(callback.header(PatreonMembers.EVENT)).orElse("unknown");
            // Their events have no id: a delivery is known again by what it says.
            id = kind + ":" + sha256(callback.body());
            member = PatreonMembers.told(kind, callback.body(), callback.at());
        } else {
            JsonNode told = KofiMembers.read(callback.body());
            if (!KofiMembers.verifies(secret, told)) {
                throw unsigned();
            }
            kind = told.path("type").asText("unknown");
            id = told.path("message_id").asText("");
            if (id.isEmpty()) {
                throw Problem.of(ProblemCode.MALFORMED_JSON).detail("There is no message_id");
            }
            member = KofiMembers.told(told, callback.at());
        }
        ExternalMember about = member;
        SignedEvent event = about == null
                ? SignedEvent.notOurs(id, kind)
                : new SignedEvent(id, kind, handle -> {
                    put(handle, source, about);
                    return SignedEvent.DONE;
                });
        return inbox.take(source.platform() + ":" + source.number(), event, callback.at());
    }

    /** Says who the members with an address are here; how many rows that were. For the platform, which knows both. */
    int link(String email, long user) {
        List<Long> creators = database.inTransaction(handle -> handle.createQuery("""
                        UPDATE membership_external SET user_number = :user WHERE email_hash = :hash RETURNING creator""")
                .bind("user", user)
                .bind("hash", hash(email))
                .mapTo(Long.class)
                .list());
        creators.forEach(creator -> members.changed(creator, user));
        return creators.size();
    }

    private int put(Handle handle, Source source, ExternalMember member) {
        Long tier = source.tiers().getOrDefault(member.tier(), source.otherwise());
        String email = member.email();
        int changed = handle.createUpdate("""
                        INSERT INTO membership_external AS e (number, source, creator, platform, external_id, name, email_hash,
                            email_hint, tier_name, tier, amount, currency, status, since, ends_on, told_at, user_number)
                        VALUES (:number, :source, :creator, :platform, :id, :name, :hash, :hint, :tier_name, :tier, :amount,
                            :currency, :status, :since, :ends, :at,
                            (SELECT user_number FROM membership_external WHERE email_hash = :hash
                                AND user_number IS NOT NULL LIMIT 1))
                        ON CONFLICT (source, external_id) DO UPDATE SET name = excluded.name,
                            email_hash = COALESCE(excluded.email_hash, e.email_hash),
                            email_hint = COALESCE(excluded.email_hint, e.email_hint),
                            tier_name = CASE WHEN excluded.tier_name = '' THEN e.tier_name ELSE excluded.tier_name END,
                            tier = CASE WHEN excluded.tier_name = '' THEN e.tier ELSE excluded.tier END,
                            amount = excluded.amount, currency = excluded.currency, status = excluded.status,
                            since = LEAST(e.since, excluded.since), ends_on = excluded.ends_on, told_at = excluded.told_at
                        WHERE e.told_at <= excluded.told_at""")
                .bind("number", Numbers.next())
                .bind("source", source.number())
                .bind("creator", source.creator())
                .bind("platform", source.platform())
                .bind("id", member.id().startsWith("email:") ? "email:" + hash(member.id()) : member.id())
                .bind("name", member.name())
                .bind("hash", email == null ? null : hash(email))
                .bind("hint", email == null ? null : hint(email))
                .bind("tier_name", member.tier())
                .bind("tier", tier)
                .bind("amount", member.amount())
                .bind("currency", member.currency())
                .bind("status", member.status().text())
                .bind("since", member.since())
                .bind("ends", member.endsOn())
                .bind("at", member.at())
                .execute();
        handle.createQuery(
                        "SELECT user_number FROM membership_external WHERE source = :source AND external_id = :id AND user_number IS NOT NULL")
                .bind("source", source.number())
                .bind("id", member.id().startsWith("email:") ? "email:" + hash(member.id()) : member.id())
                .mapTo(Long.class)
                .findOne()
                .ifPresent(user -> members.changed(source.creator(), user));
        return changed;
    }

    private static Problem unsigned() {
        return Problem.of(ProblemCode.CALLBACK_SIGNATURE_INVALID)
                .detail("The secret of this source does not belong to what was sent");
    }

    private String hash(String email) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    ("member-emails:" + secrets.tokenSecret()).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of()
                    .formatHex(
                            mac.doFinal(email.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String hint(String email) {
        int at = email.indexOf('@');
        return at < 1 ? "***" : email.charAt(0) + "***" + email.substring(at);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static Optional<Source> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM membership_source WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> row(row))
                .findOne();
    }

    private static Source row(ResultSet row) throws SQLException {
        long otherwise = row.getLong("otherwise");
        boolean hasOtherwise = !row.wasNull();
        try {
            return new Source(
                    row.getLong("number"),
                    row.getLong("creator"),
                    row.getString("platform"),
                    row.getString("secret"),
                    JSON.readValue(row.getString("tiers"), new TypeReference<Map<String, Long>>() {}),
                    hasOtherwise ? otherwise : null);
        } catch (JsonProcessingException e) {
            throw new SQLException("tiers of a source cannot be read", e);
        }
    }

    private static String json(Map<String, Long> tierOf) {
        try {
            return JSON.writeValueAsString(tierOf);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Tiers cannot be written as JSON", e);
        }
    }
}
