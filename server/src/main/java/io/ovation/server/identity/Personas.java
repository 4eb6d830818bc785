package io.ovation.server.identity;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * The people a newcomer may be in the sandbox without a password. They are users like all others, made at start when
 * they are missing.
 */
@ApplicationScoped
public class Personas {
    private static final List<Persona> ALL = List.of(
            new Persona(
                    "viewer",
                    "Mia",
                    "mia",
                    "mia-7",
                    "Watches, recharges and sends gifts",
                    LocalDate.of(1998, 4, 12),
                    120,
                    AccountType.PERSONAL,
                    Set.of()),
            new Persona(
                    "creator",
                    "Juno Vale",
                    "juno",
                    "juno-3",
                    "Goes live, earns diamonds and is paid out",
                    LocalDate.of(1996, 9, 3),
                    50_000,
                    AccountType.PERSONAL,
                    Set.of()),
            new Persona(
                    "finance",
                    "Ada",
                    "ada",
                    "ada-1",
                    "Sees the books and approves payouts",
                    LocalDate.of(1984, 12, 10),
                    0,
                    AccountType.PERSONAL,
                    Set.of(Role.FINANCE)),
            new Persona(
                    "controller",
                    "Ben",
                    "ben",
                    "ben-2",
                    "The second pair of eyes in finance",
                    LocalDate.of(1979, 6, 21),
                    0,
                    AccountType.PERSONAL,
                    Set.of(Role.FINANCE)),
            new Persona(
                    "support",
                    "Sam",
                    "sam",
                    "sam-4",
                    "Helps users and proposes refunds",
                    LocalDate.of(1995, 2, 14),
                    0,
                    AccountType.PERSONAL,
                    Set.of(Role.SUPPORT)),
            new Persona(
                    "trust",
                    "Tess",
                    "tess",
                    "tess-6",
                    "Looks after safety",
                    LocalDate.of(1991, 10, 30),
                    0,
                    AccountType.PERSONAL,
                    Set.of(Role.TRUST)),
            new Persona(
                    "admin",
                    "Alex",
                    "alex",
                    "alex-8",
                    "Looks after keys and reads the audit log",
                    LocalDate.of(1988, 7, 7),
                    0,
                    AccountType.PERSONAL,
                    Set.of(Role.ADMIN)),
            new Persona(
                    "brand",
                    "Northlight",
                    "northlight",
                    "northlight-5",
                    "A brand that looks for creators",
                    LocalDate.of(1990, 1, 1),
                    8_000,
                    AccountType.BUSINESS,
                    Set.of(Role.BRAND)));

    private final Users users;
    private final Secrets secrets;

    Personas(Users users, Secrets secrets) {
        this.users = users;
        this.secrets = secrets;
    }

    /** All of them. */
    public List<Persona> all() {
        return ALL;
    }

    /** The user behind a persona's name; {@code field_invalid} when there is no such persona. */
    public User user(String persona) {
        for (Persona each : ALL) {
            if (each.persona().equals(persona)) {
                return users.byExternalId(each.externalId());
            }
        }
        throw Problem.of(ProblemCode.FIELD_INVALID)
                .field("persona")
                .detail("There is no persona '" + persona + "'")
                .cure("Use one of "
                        + String.join(", ", ALL.stream().map(Persona::persona).toList()));
    }

    /** Makes the missing ones; nothing outside the sandbox. Blocking. */
    public void ensure() {
        if (!secrets.mode().isTest()) {
            return;
        }
        for (Persona each : ALL) {
            UserDescription description = new UserDescription(
                    each.name(),
                    each.handle(),
                    each.avatarSeed(),
                    "US",
                    each.birthDate(),
                    each.followers(),
                    each.accountType().text());
            users.describe(each.externalId(), description, each.staffRoles());
        }
    }

    /** One of the people. */
    public record Persona(
            String persona,
            String name,
            String handle,
            String avatarSeed,
            String description,
            LocalDate birthDate,
            int followers,
            AccountType accountType,
            Set<Role> staffRoles) {
        /** The platform's id of them. */
        public String externalId() {
            return "sandbox:" + handle;
        }
    }
}
