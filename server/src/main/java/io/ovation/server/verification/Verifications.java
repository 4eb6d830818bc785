package io.ovation.server.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.approval.FourEyes;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Caller;
import io.ovation.server.store.Database;
import io.ovation.server.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Identity checks: handed in by a person, decided by another of ours, good until a day. Blocking; any thread. */
@ApplicationScoped
public class Verifications {
    private static final int MOST_DOCUMENTS = 8;

    private final VerificationStore store;
    private final VerificationSettings settings;
    private final Database database;
    private final Vault vault;
    private final Clocks clocks;
    private final FourEyes fourEyes;
    private final Audit audit;
    private final ObjectMapper json;

    Verifications(
            VerificationStore store,
            VerificationSettings settings,
            Database database,
            Vault vault,
            Clocks clocks,
            FourEyes fourEyes,
            Audit audit,
            ObjectMapper json) {
        this.store = store;
        this.settings = settings;
        this.database = database;
        this.vault = vault;
        this.clocks = clocks;
        this.fourEyes = fourEyes;
        this.audit = audit;
        this.json = json;
    }

    /** What a person is good for today: 0 without a valid check, else its level. */
    public int level(long person) {
        return database.withHandle(handle -> valid(handle, person))
                .map(Verification::level)
                .orElse(0);
    }

    /** The verified details of a person, while they are valid. */
    public Optional<PersonDetails> verified(long person) {
        return database.withHandle(handle -> valid(handle, person)).map(this::details);
    }

    /** A person's newest check, if they ever handed one in. */
    public Optional<Verification> newest(long person) {
        return store.newest(person);
    }

    /** Where a person stands today. */
    public VerificationStatus status(long person) {
        return newest(person).map(check -> check.statusOn(today())).orElse(VerificationStatus.NONE);
    }

    /** What a person told, opened. Who of ours looks is in the audit log by the request. */
    public PersonDetails details(Verification check) {
        try {
            return json.readValue(vault.open(purpose(check.person()), check.sealed()), PersonDetails.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What was sealed of " + check.id() + " cannot be read", broken);
        }
    }

    /** The business day, for everybody the same: an identity expires on a day of UTC. */
    public LocalDate today() {
        return LocalDate.ofInstant(clocks.business(), ZoneOffset.UTC);
    }

    /**
     * Hands a check in. The same again while one waits gives that one.
     *
     * @throws Problem {@code verification_pending} when another one waits; {@code field_invalid} for what is missing
     */
    Verification submit(long person, PersonDetails details, List<String> documentIds) {
        List<Long> numbers = documentIds.stream()
                .distinct()
                .map(id -> PublicId.numberField(IdentityDocument.PREFIX, id, "documents"))
                .toList();
        if (numbers.isEmpty() || numbers.size() > MOST_DOCUMENTS) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("documents")
                    .detail("Hand in 1 to " + MOST_DOCUMENTS + " documents")
                    .cure("POST /v1/identity-documents first");
        }
        return database.inTransaction(handle -> {
            VerificationStore.lockPerson(handle, person);
            Optional<Verification> newest = VerificationStore.newest(handle, person);
            if (newest.isPresent() && newest.get().status() == VerificationStatus.PENDING) {
                if (details(newest.get()).equals(details)
                        && store.documents(newest.get().number()).stream()
                                .map(IdentityDocument::number)
                                .toList()
                                .containsAll(numbers)) {
                    return newest.get();
                }
                throw Problem.of(ProblemCode.VERIFICATION_PENDING)
                        .detail("Your last one, " + newest.get().id() + ", is being looked at");
            }
            List<IdentityDocument> documents = VerificationStore.loose(handle, person, numbers);
            if (documents.size() != numbers.size()) {
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("documents")
                        .detail("One of these documents is not yours, or was handed in before");
            }
            if (documents.stream().noneMatch(each -> each.kind().isIdentity())) {
                throw Problem.of(ProblemCode.FIELD_INVALID)
                        .field("documents")
                        .detail("One of the documents must say who you are: a passport, card, licence or permit");
            }
            boolean address = details.address() != null
                    && documents.stream().anyMatch(each -> each.kind() == DocumentKind.PROOF_OF_ADDRESS);
            Verification fresh = new Verification(
                    Numbers.next(),
                    person,
                    VerificationStatus.PENDING,
                    vault.seal(purpose(person), text(details)),
                    address ? 2 : 1,
                    clocks.business(),
                    null,
                    null,
                    null,
                    null);
            VerificationStore.insert(handle, fresh);
            VerificationStore.handIn(handle, fresh.number(), numbers);
            Events.append(handle, VerificationEvents.of(fresh, VerificationStatus.PENDING, clocks.business()));
            return fresh;
        });
    }

    /** Checks that wait, oldest first. */
    Page<Verification> pending(@Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(store.pending(key == null ? 0 : key[0], limit + 1), limit, last -> Cursor.of(last.number()));
    }

    /** A check; {@code not_found} when there is none. */
    Verification get(long number) {
        return store.find(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such verification"));
    }

    List<IdentityDocument> documents(Verification check) {
        return store.documents(check.number());
    }

    /**
     * Decides on a check; nobody on their own. The same decision again changes nothing.
     *
     * @param level what was proved; null for what was asked
     * @param documentExpiresOn the day the document says; null for the longest time the settings allow
     */
    Verification decide(
            Caller who,
            long number,
            FourEyes.Decision decision,
            @Nullable Integer level,
            @Nullable LocalDate documentExpiresOn) {
        Verification check = get(number);
        fourEyes.check(who, check.person());
        int granted = level == null ? check.level() : level;
        if (granted < 1 || granted > Verification.HIGHEST_LEVEL) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("level").detail("The level is 1 or 2");
        }
        if (!decision.approve()
                && (decision.reason() == null || decision.reason().isBlank())) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("reason")
                    .detail("Say what was not right, so that it can be handed in again");
        }
        LocalDate longest = today().plusDays(settings.validDays());
        LocalDate expires =
                documentExpiresOn == null || documentExpiresOn.isAfter(longest) ? longest : documentExpiresOn;
        if (decision.approve() && !expires.isAfter(today())) {
            throw Problem.of(ProblemCode.FIELD_INVALID).field("expires_on").detail("The document has expired");
        }
        Instant now = clocks.business();
        boolean mine = database.inTransaction(handle -> {
            boolean news = VerificationStore.decided(
                    handle,
                    number,
                    decision.approve(),
                    granted,
                    decision.approve() ? expires : null,
                    decision.reason(),
                    who.userNumber(),
                    now);
            if (news) {
                audit.record(
                        handle,
                        who,
                        new AuditDraft(
                                decision.approve() ? "verification.verified" : "verification.rejected",
                                check.id(),
                                Map.of("level", Integer.toString(granted), "expires_on", expires.toString())));
                Events.append(
                        handle,
                        VerificationEvents.of(
                                check,
                                decision.approve() ? VerificationStatus.VERIFIED : VerificationStatus.REJECTED,
                                now));
            }
            return news;
        });
        Verification after = get(number);
        if (!mine && (after.status() == VerificationStatus.VERIFIED) != decision.approve()) {
            throw Problem.of(ProblemCode.VERIFICATION_DECIDED)
                    .detail("The verification is " + after.status().text() + " already");
        }
        return after;
    }

    private Optional<Verification> valid(Handle handle, long person) {
        return VerificationStore.newestVerified(handle, person)
                .filter(check -> check.statusOn(today()) == VerificationStatus.VERIFIED);
    }

    private String text(PersonDetails details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of texts is JSON", impossible);
        }
    }

    private static String purpose(long person) {
        return "identity:" + person;
    }
}
