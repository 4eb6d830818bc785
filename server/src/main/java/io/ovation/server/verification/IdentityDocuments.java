package io.ovation.server.verification;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.audit.Audit;
import io.ovation.server.audit.AuditDraft;
import io.ovation.server.clock.Clocks;
import io.ovation.server.clock.TimeListener;
import io.ovation.server.identity.Caller;
import io.ovation.server.store.Database;
import io.ovation.server.vault.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Documents: sealed before they are written, opened for one who reviews, shredded when their time is over. Blocking. */
@ApplicationScoped
public class IdentityDocuments implements TimeListener {
    private static final int MOST_LOOSE = 16;
    private static final Duration PAUSE = Duration.ofHours(1);

    private final VerificationStore store;
    private final VerificationSettings settings;
    private final Database database;
    private final Vault vault;
    private final Clocks clocks;
    private final Audit audit;

    IdentityDocuments(
            VerificationStore store,
            VerificationSettings settings,
            Database database,
            Vault vault,
            Clocks clocks,
            Audit audit) {
        this.store = store;
        this.settings = settings;
        this.database = database;
        this.vault = vault;
        this.clocks = clocks;
        this.audit = audit;
    }

    /** The job that shreds. */
    @Produces
    @ApplicationScoped
    Task<Void> shredding() {
        return Tasks.recurring("identity-documents-shredding", FixedDelay.of(PAUSE))
                .execute((instance, context) -> shred());
    }

    @Override
    public void timeMoved(Instant from, Instant to) {
        shred();
    }

    /** Deletes the contents whose time is over; how many there were. */
    public int shred() {
        Instant now = clocks.business();
        return store.shred(now, LocalDate.ofInstant(now, ZoneOffset.UTC), settings);
    }

    /** Keeps a document, sealed. What it is is seen by its first bytes, not by what the sender says. */
    IdentityDocument keep(long person, @Nullable String kind, byte @Nullable [] content) {
        DocumentKind known = DocumentKind.of(kind);
        if (content == null || content.length == 0) {
            throw Problem.of(ProblemCode.DOCUMENT_UNREADABLE).detail("The body is empty");
        }
        String type = mediaType(content);
        IdentityDocument document = new IdentityDocument(
                Numbers.next(),
                person,
                null,
                known,
                type,
                content.length,
                vault.mark("identity-document", Base64.getEncoder().encodeToString(content)),
                clocks.business(),
                null);
        byte[] sealed = vault.seal(IdentityDocument.purpose(document.number(), person), content);
        database.useTransaction(handle -> {
            VerificationStore.lockPerson(handle, person);
            if (VerificationStore.loose(handle, person) >= MOST_LOOSE) {
                throw Problem.of(ProblemCode.TOO_MANY_REQUESTS)
                        .detail("There are " + MOST_LOOSE + " documents that were not handed in")
                        .cure("POST /v1/identity-verifications with them");
            }
            VerificationStore.insert(handle, document, sealed);
        });
        return document;
    }

    /** A document's content for somebody who reviews; that they saw it is in the audit log first. */
    Content open(Caller who, long number) {
        IdentityDocument document = store.document(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND).detail("There is no such document"));
        byte[] sealed = store.sealed(number)
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                        .detail("The document was shredded at " + document.shreddedAt()));
        audit.record(
                who,
                new AuditDraft(
                        "identity_document.opened",
                        document.id(),
                        Map.of("kind", document.kind().text())));
        return new Content(document, vault.open(IdentityDocument.purpose(number, document.person()), sealed));
    }

    private static String mediaType(byte[] content) {
        if (begins(content, 0, "%PDF-")) {
            return "application/pdf";
        }
        if (content.length > 3
                && (content[0] & 0xFF) == 0xFF
                && (content[1] & 0xFF) == 0xD8
                && (content[2] & 0xFF) == 0xFF) {
            return "image/jpeg";
        }
        if (content.length > 8 && (content[0] & 0xFF) == 0x89 && begins(content, 1, "PNG\r\n")) {
            return "image/png";
        }
        throw Problem.of(ProblemCode.DOCUMENT_UNREADABLE)
                .detail("This is not a PDF, JPEG or PNG file")
                .cure("Send the file itself as the body, up to 8 MiB");
    }

    private static boolean begins(byte[] content, int from, String magic) {
        if (content.length < from + magic.length()) {
            return false;
        }
        for (int i = 0; i < magic.length(); i++) {
            if (content[from + i] != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** A document, opened. */
    record Content(IdentityDocument document, byte[] bytes) {}
}
