package io.ovation.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.event.Events;
import io.ovation.server.store.Database;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The users: kept in SQL, the recently seen in memory. Any thread; everything but {@link #cached} may block.
 */
@ApplicationScoped
public class Users {
    private static final int MAX_NAME = 60;
    private static final int MAX_HANDLE = 30;
    private static final int MAX_EXTERNAL_ID = 128;
    private static final int MAX_FOLLOWERS = 2_000_000_000;

    private final UserStore store;
    private final Database database;
    private final Markets markets;
    private final List<UserObserver> observers;
    private final Cache<Long, User> recent = Caffeine.newBuilder()
            .maximumSize(200_000)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    Users(UserStore store, Database database, Markets markets, @All List<UserObserver> observers) {
        this.store = store;
        this.database = database;
        this.markets = markets;
        this.observers = observers;
    }

    /** The user of a number that we gave out; {@code not_found} when there is none. */
    public User get(long number) {
        return find(number).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such user"));
    }

    /** The user of a number, if there is one. */
    public Optional<User> find(long number) {
        User known = recent.getIfPresent(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<User> found = store.byNumber(number);
        found.ifPresent(user -> recent.put(number, user));
        return found;
    }

    /** The user if known in memory; never blocks, so the event loop may ask, and go to a virtual thread on null. */
    public @Nullable User cached(long number) {
        return recent.getIfPresent(number);
    }

    /** Many users at once, by number; numbers of nobody are left out. */
    public Map<Long, User> all(Collection<Long> numbers) {
        Map<Long, User> found = new HashMap<>();
        List<Long> missing = new ArrayList<>();
        for (Long number : numbers) {
            User known = recent.getIfPresent(number);
            if (known == null) {
                missing.add(number);
            } else {
                found.put(number, known);
            }
        }
        if (!missing.isEmpty()) {
            for (User user : store.byNumbers(missing)) {
                recent.put(user.number(), user);
                found.put(user.number(), user);
            }
        }
        return found;
    }

    /** The user the platform calls this; {@code not_found} when it never told us of one. */
    public User byExternalId(String externalId) {
        return findByExternalId(externalId)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                        .field("external_id")
                        .detail("The platform has told us of no user '" + externalId + "'")
                        .cure("PUT /v1/users/{external_id} first"));
    }

    /** The user the platform calls this, if it told us of one. */
    public Optional<User> findByExternalId(String externalId) {
        return store.byExternalId(externalId);
    }

    /** Creates or changes a user as the platform describes them; fields at fault are {@code field_invalid}. */
    public User describe(String externalId, UserDescription description) {
        return describe(externalId, description, null);
    }

    /** The same, with roles that only we give (staff, brands); null keeps what they have. */
    public User describe(String externalId, UserDescription description, @Nullable Set<Role> staffRoles) {
        check(externalId, description);
        User saved = database.inTransaction(handle -> {
            @Nullable User before = store.byExternalId(handle, externalId).orElse(null);
            User after = store.upsert(handle, merged(handle, before, externalId, description, staffRoles));
            observers.forEach(each -> each.described(handle, before, after));
            Events.append(handle, UserEvents.described(before, after, Instant.now()));
            return after;
        });
        recent.put(saved.number(), saved);
        return saved;
    }

    private User merged(
            Handle handle,
            @Nullable User before,
            String externalId,
            UserDescription description,
            @Nullable Set<Role> staffRoles) {
        String name = or(description.name(), before == null ? null : before.name());
        String market = or(description.market(), before == null ? null : before.market());
        if (name == null || market == null) {
            throw Problem.invalid(name == null ? "name" : "market", "A new user needs a name and a market");
        }
        String marketCode = markets.named(market).code();
        if (before != null && !before.market().equals(marketCode)) {
            throw Problem.invalid("market", "A user's market does not change, because the wallet belongs to it");
        }
        long number = before == null ? Numbers.next() : before.number();
        String userHandle = description.handle();
        if (userHandle == null) {
            userHandle = before == null ? freeHandle(handle, name, externalId, number) : before.handle();
        } else if (store.handleTakenByOther(handle, userHandle, externalId)) {
            throw Problem.invalid("handle", "Somebody else has the handle '" + userHandle + "'");
        }
        String avatar = or(description.avatarSeed(), before == null ? userHandle : before.avatarSeed());
        LocalDate birth = or(description.birthDate(), before == null ? null : before.birthDate());
        Integer followers =
                or(description.followers(), before == null ? Integer.valueOf(0) : Integer.valueOf(before.followers()));
        AccountType type = description.accountKind() != null
                ? AccountType.of(description.accountKind())
                : before == null ? AccountType.PERSONAL : before.accountType();
        Set<Role> roles = staffRoles != null ? staffRoles : before == null ? Set.of() : before.staffRoles();
        return new User(
                number,
                externalId,
                name,
                userHandle,
                avatar == null ? userHandle : avatar,
                marketCode,
                birth,
                followers == null ? 0 : followers,
                type,
                roles);
    }

    private String freeHandle(Handle handle, String name, String externalId, long number) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]", "");
        if (plain.length() > MAX_HANDLE - 7) {
            plain = plain.substring(0, MAX_HANDLE - 7);
        }
        if (plain.length() >= 2 && !store.handleTakenByOther(handle, plain, externalId)) {
            return plain;
        }
        return (plain.isEmpty() ? "user" : plain) + Long.toString(number & 0x7fff_ffffL, 36);
    }

    private static void check(String externalId, UserDescription description) {
        if (externalId.isBlank() || externalId.length() > MAX_EXTERNAL_ID) {
            throw Problem.invalid("external_id", "external_id has 1 to " + MAX_EXTERNAL_ID + " characters");
        }
        if (description.name() != null
                && (description.name().isBlank() || description.name().length() > MAX_NAME)) {
            throw Problem.invalid("name", "name has 1 to " + MAX_NAME + " characters");
        }
        if (description.handle() != null && !description.handle().matches("[a-z0-9_.]{2,30}")) {
            throw Problem.invalid("handle", "handle has 2 to 30 of a-z, 0-9, _ and .");
        }
        if (description.avatarSeed() != null && description.avatarSeed().length() > MAX_NAME) {
            throw Problem.invalid("avatar_seed", "avatar_seed has at most " + MAX_NAME + " characters");
        }
        if (description.followers() != null
                && (description.followers() < 0 || description.followers() > MAX_FOLLOWERS)) {
            throw Problem.invalid("followers", "followers is from 0 to " + MAX_FOLLOWERS);
        }
        LocalDate birth = description.birthDate();
        if (birth != null && (birth.getYear() < 1900 || birth.isAfter(LocalDate.now(java.time.ZoneOffset.UTC)))) {
            throw Problem.invalid("birth_date", "birth_date is a day from 1900 to today");
        }
    }

    private static <T> @Nullable T or(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
