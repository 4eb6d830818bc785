package io.ovation.server.verification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.identity.Secrets;
import io.ovation.server.store.Database;
import io.ovation.server.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Screening against sanctions lists. A person is screened when something is about to be paid to them, and again when a list, the
 * rules or one of their names has changed. Blocking; any thread.
 */
@ApplicationScoped
public class Screenings {
    private static final int LONGEST_NAME = 64;

    private final ScreeningStore store;
    private final Database database;
    private final Vault vault;
    private final Clocks clocks;
    private final ObjectMapper json;
    private final boolean required;
    private volatile @Nullable ScreeningIndex index;

    Screenings(
            ScreeningStore store,
            Database database,
            Vault vault,
            Clocks clocks,
            ObjectMapper json,
            VerificationSettings settings,
            Secrets secrets) {
        this.store = store;
        this.database = database;
        this.vault = vault;
        this.clocks = clocks;
        this.json = json;
        this.required = settings.screeningRequired().orElse(!secrets.mode().isTest());
    }

    /** Whether somebody may be paid as far as the lists go. */
    public enum Standing {
        /** Screened, and nothing stands in the way. */
        CLEAR,
        /** There is no list to screen against, and that is allowed here. */
        NO_LIST,
        /** There is no list, and nobody is paid without. */
        UNSCREENED,
        /** A name is like one on a list; people decide. */
        HIT,
        /** Two people agreed that it is the one on the list. */
        CONFIRMED
    }

    /** Screens a person, unless that was done already with the same names, lists and rules. */
    public Standing screen(ScreeningSubject subject) {
        ScreeningIndex lists = index();
        if (lists.listed().isEmpty()) {
            return required ? Standing.UNSCREENED : standing(subject.person(), Standing.NO_LIST);
        }
        String mark = vault.mark("screening", subject.names() + "|" + subject.birthDate());
        boolean known = database.withHandle(
                handle -> ScreeningStore.isScreened(handle, subject.person(), mark, lists.version()));
        if (!known) {
            List<ScreeningIndex.Match> matches = lists.matches(subject);
            database.useTransaction(handle -> {
                for (ScreeningIndex.Match match : matches) {
                    ScreeningHit hit = hit(subject, match);
                    if (ScreeningStore.open(handle, hit, match.listed().entry().mark(), mark)) {
                        Events.append(
                                handle,
                                VerificationEvents.of(VerificationEvents.HIT_OPENED, hit, "open", clocks.business()));
                    }
                }
                ScreeningStore.screened(handle, subject.person(), mark, lists.version(), clocks.business());
            });
        }
        return standing(subject.person(), Standing.CLEAR);
    }

    /**
     * Imports a list; the same file again changes nothing.
     *
     * @param name what it is called here: a newer import of the same name takes its place
     */
    ScreeningList importList(long by, @Nullable String name, @Nullable String format, byte[] file) {
        if (name == null || !name.matches("[a-z0-9-]{1," + LONGEST_NAME + "}")) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("name")
                    .detail("A list is called by small letters, digits and dashes, such as ofac-sdn");
        }
        ListFormat known = ListFormat.of(format);
        String sha256 = sha256(file);
        Optional<ScreeningList> same = store.activeOf(name, sha256);
        if (same.isPresent()) {
            return same.get();
        }
        List<ListedEntry> entries = known.read(file);
        ScreeningList list =
                new ScreeningList(Numbers.next(), name, known, sha256, entries.size(), true, by, clocks.business());
        database.useTransaction(handle -> ScreeningStore.insert(handle, list, entries));
        return list;
    }

    /** Lists, newest first. */
    Page<ScreeningList> lists(@Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.lists(key == null ? Long.MAX_VALUE : key[0], limit + 1), limit, last -> Cursor.of(last.number()));
    }

    /** Hits of a status, oldest first. */
    Page<ScreeningHit> hits(ScreeningHit.Status status, @Nullable String cursor, int limit) {
        long[] key = Cursor.read(cursor, 1);
        return Page.of(
                store.page(status, key == null ? 0 : key[0], limit + 1), limit, last -> Cursor.of(last.number()));
    }

    /** A hit; {@code not_found} when there is none. */
    ScreeningHit hit(long number) {
        return store.find(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such hit"));
    }

    /** Why it is one, opened. */
    HitEvidence evidence(ScreeningHit hit) {
        try {
            return json.readValue(vault.open(ScreeningHit.purpose(hit.person()), hit.sealed()), HitEvidence.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("The evidence of " + hit.id() + " cannot be read", broken);
        }
    }

    /** What two people agreed on; the same again changes nothing. */
    void decided(ScreeningHit hit, ScreeningHit.Status to, String proposal) {
        database.useTransaction(handle -> {
            if (ScreeningStore.decided(handle, hit.number(), to, proposal, clocks.business())) {
                Events.append(
                        handle,
                        VerificationEvents.of(VerificationEvents.HIT_DECIDED, hit, to.text(), clocks.business()));
            }
        });
        ScreeningHit now = hit(hit.number());
        if (now.status() != to) {
            throw Problem.of(ProblemCode.PROPOSAL_DECIDED)
                    .detail("The hit is " + now.status().text() + " already");
        }
    }

    private Standing standing(long person, Standing otherwise) {
        List<ScreeningHit> hits = database.withHandle(handle -> ScreeningStore.standing(handle, person));
        if (hits.stream().anyMatch(hit -> hit.status() == ScreeningHit.Status.CONFIRMED)) {
            return Standing.CONFIRMED;
        }
        return hits.isEmpty() ? otherwise : Standing.HIT;
    }

    private ScreeningHit hit(ScreeningSubject subject, ScreeningIndex.Match match) {
        return new ScreeningHit(
                Numbers.next(),
                subject.person(),
                match.listed().list(),
                match.listed().entry().entryId(),
                vault.seal(ScreeningHit.purpose(subject.person()), text(match.evidence())),
                (int) Math.round(match.score() * 1_000_000),
                ScreeningHit.Status.OPEN,
                clocks.business(),
                null,
                null);
    }

    /** The lists that are active now; read again when another server, or this one, has imported one. */
    private ScreeningIndex index() {
        List<ScreeningList> active = store.active();
        StringBuilder version = new StringBuilder("rules " + ScreeningRules.SHIPPED.version());
        active.forEach(list -> version.append(' ').append(list.id()));
        ScreeningIndex now = index;
        if (now == null || !now.version().equals(version.toString())) {
            List<ScreeningIndex.Listed> listed = new ArrayList<>();
            for (ScreeningList list : active) {
                store.entries(list, (of, entry) -> listed.add(ScreeningIndex.Listed.of(of.name(), entry)));
            }
            now = new ScreeningIndex(version.toString(), ScreeningRules.SHIPPED, List.copyOf(listed));
            index = now;
        }
        return now;
    }

    private String text(HitEvidence evidence) {
        try {
            return json.writeValueAsString(evidence);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of texts is JSON", impossible);
        }
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
