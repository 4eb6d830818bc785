package io.ovation.server.identity;

import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL of users. */
@ApplicationScoped
class UserStore {
    private static final String COLUMNS =
            "number, external_id, name, handle, avatar_seed, market, birth_date, followers, account_type, staff_roles";

    private final Database database;

    UserStore(Database database) {
        this.database = database;
    }

    Optional<User> byNumber(long number) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM users WHERE number = :number")
                        .bind("number", number)
                        .map((row, context) -> user(row))
                        .findOne());
    }

    List<User> byNumbers(Collection<Long> numbers) {
        return database.withHandle(
                handle -> handle.createQuery("SELECT " + COLUMNS + " FROM users WHERE number = ANY (:numbers)")
                        .bindArray("numbers", Long.class, numbers.toArray())
                        .map((row, context) -> user(row))
                        .list());
    }

    Optional<User> byExternalId(String externalId) {
        return database.withHandle(handle -> byExternalId(handle, externalId));
    }

    Optional<User> byExternalId(Handle handle, String externalId) {
        return handle.createQuery("SELECT " + COLUMNS + " FROM users WHERE external_id = :external")
                .bind("external", externalId)
                .map((row, context) -> user(row))
                .findOne();
    }

    boolean handleTakenByOther(Handle handle, String userHandle, String externalId) {
        return handle.createQuery("SELECT count(*) FROM users WHERE handle = :handle AND external_id <> :external")
                        .bind("handle", userHandle)
                        .bind("external", externalId)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    User upsert(Handle handle, User user) {
        return handle.createQuery("""
                        INSERT INTO users (number, external_id, name, handle, avatar_seed, market, birth_date, followers,
                                           account_type, staff_roles)
                        VALUES (:number, :external, :name, :handle, :avatar, :market, :birth, :followers, :type, :roles)
                        ON CONFLICT (external_id) DO UPDATE SET
                            name = excluded.name, handle = excluded.handle, avatar_seed = excluded.avatar_seed,
                            market = excluded.market, birth_date = excluded.birth_date,
                            followers = excluded.followers, account_type = excluded.account_type,
                            staff_roles = excluded.staff_roles, updated_at = now()
                        RETURNING\s""" + COLUMNS)
                .bind("number", user.number())
                .bind("external", user.externalId())
                .bind("name", user.name())
                .bind("handle", user.handle())
                .bind("avatar", user.avatarSeed())
                .bind("market", user.market())
                .bind("birth", user.birthDate())
                .bind("followers", user.followers())
                .bind("type", user.accountType().text())
                .bind(
                        "roles",
                        user.staffRoles().stream().map(Role::text).sorted().collect(Collectors.joining(",")))
                .map((row, context) -> user(row))
                .one();
    }

    private static User user(ResultSet row) throws SQLException {
        return new User(
                row.getLong("number"),
                row.getString("external_id"),
                row.getString("name"),
                row.getString("handle"),
                row.getString("avatar_seed"),
                row.getString("market"),
                row.getObject("birth_date", LocalDate.class),
                row.getInt("followers"),
                AccountType.of(row.getString("account_type")),
                roles(row.getString("staff_roles")));
    }

    private static Set<Role> roles(String text) {
        EnumSet<Role> roles = EnumSet.noneOf(Role.class);
        for (String each : text.split(",")) {
            if (!each.isEmpty()) {
                roles.add(Role.of(each));
            }
        }
        return roles;
    }
}
