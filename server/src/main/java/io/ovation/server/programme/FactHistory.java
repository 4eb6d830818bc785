package io.ovation.server.programme;

import io.ovation.server.clock.Clocks;
import io.ovation.server.identity.AccountType;
import io.ovation.server.identity.Markets;
import io.ovation.server.identity.User;
import io.ovation.server.identity.UserObserver;
import io.ovation.server.programme.CreatorFacts.ActiveStrike;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What was known of creators at any moment. Rows are added when something changes and never altered, so the past answers as it
 * did then. What the platform says of a user is kept in the very transaction that takes it in.
 */
@ApplicationScoped
public class FactHistory implements UserObserver {
    private final Clocks clocks;
    private final Markets markets;

    FactHistory(Clocks clocks, Markets markets) {
        this.clocks = clocks;
        this.markets = markets;
    }

    @Override
    public void described(Handle handle, @Nullable User before, User after) {
        Instant now = clocks.business();
        if (before == null || before.followers() != after.followers()) {
            add(handle, after.number(), FactKind.FOLLOWERS, Integer.toString(after.followers()), now, "platform");
        }
        if (after.birthDate() != null && (before == null || !after.birthDate().equals(before.birthDate()))) {
            add(handle, after.number(), FactKind.BIRTH_DATE, after.birthDate().toString(), now, "platform");
        }
        if (before == null || before.accountType() != after.accountType()) {
            String kind = after.accountType().text();
            add(handle, after.number(), FactKind.ACCOUNT_KIND, kind, now, "platform");
        }
        if (before == null) {
            String country = markets.of(after).countries().getFirst();
            add(handle, after.number(), FactKind.RESIDENCE, country, now, "platform");
        }
    }

    /** Takes in what somebody says now; nothing when that is known already. Returns whether it was news. */
    boolean learn(Handle handle, long user, FactKind kind, @Nullable String value, String source) {
        Optional<String> known = handle.createQuery("""
                        SELECT COALESCE(value, '') FROM programme_fact WHERE user_number = :user AND kind = :kind
                        ORDER BY known_at DESC, number DESC LIMIT 1""")
                .bind("user", user)
                .bind("kind", kind.text())
                .mapTo(String.class)
                .findOne();
        if (known.isPresent() && Objects.equals(known.get(), value == null ? "" : value)) {
            return false;
        }
        add(handle, user, kind, value, clocks.business(), source);
        return true;
    }

    private static void add(
            Handle handle, long user, FactKind kind, @Nullable String value, Instant at, String source) {
        handle.createUpdate("""
                        INSERT INTO programme_fact (user_number, kind, value, known_at, source)
                        VALUES (:user, :kind, :value, :at, :source)""")
                .bind("user", user)
                .bind("kind", kind.text())
                .bind("value", value)
                .bind("at", at)
                .bind("source", source)
                .execute();
        handle.createUpdate("UPDATE programme_member SET to_evaluate = TRUE WHERE user_number = :user")
                .bind("user", user)
                .execute();
    }

    /**
     * What was known at a moment.
     *
     * @param day of that moment in the creator's market, for what expires
     */
    public CreatorFacts at(Handle handle, long user, Instant at, LocalDate day) {
        Map<String, String> known = new HashMap<>();
        handle.createQuery("""
                        SELECT DISTINCT ON (kind) kind, value FROM programme_fact
                        WHERE user_number = :user AND known_at <= :at ORDER BY kind, known_at DESC, number DESC""")
                .bind("user", user)
                .bind("at", at)
                .map((row, context) ->
                        known.put(row.getString("kind"), Objects.requireNonNullElse(row.getString("value"), "")))
                .list();
        return of(known, strikes(handle, user, at, day));
    }

    private static List<ActiveStrike> strikes(Handle handle, long user, Instant at, LocalDate day) {
        return handle.createQuery("""
                        SELECT points, expires_on FROM programme_strike
                        WHERE user_number = :user AND given_at <= :at AND expires_on > :day
                            AND (lifted_at IS NULL OR lifted_at > :at)
                        ORDER BY expires_on, number""")
                .bind("user", user)
                .bind("at", at)
                .bind("day", day)
                .map((row, context) ->
                        new ActiveStrike(row.getInt("points"), row.getObject("expires_on", LocalDate.class)))
                .list();
    }

    /** Facts of texts by kind, as they are kept; what is missing or empty is unknown. */
    static CreatorFacts of(Map<String, String> known, List<ActiveStrike> strikes) {
        @Nullable String birth = text(known, FactKind.BIRTH_DATE);
        @Nullable String kind = text(known, FactKind.ACCOUNT_KIND);
        return new CreatorFacts(
                birth == null ? null : LocalDate.parse(birth),
                number(known, FactKind.FOLLOWERS),
                text(known, FactKind.RESIDENCE),
                kind == null ? null : AccountType.of(kind),
                number(known, FactKind.VIEWS),
                number(known, FactKind.POSTS),
                strikes);
    }

    private static @Nullable String text(Map<String, String> known, FactKind kind) {
        String value = known.get(kind.text());
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Long number(Map<String, String> known, FactKind kind) {
        @Nullable String value = text(known, kind);
        return value == null ? null : Long.valueOf(value);
    }
}
