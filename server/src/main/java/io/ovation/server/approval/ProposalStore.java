package io.ovation.server.approval;

import io.ovation.ledger.Fingerprint;
import io.ovation.server.store.Database;
import io.ovation.server.store.Intents;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The SQL of proposals. */
@ApplicationScoped
class ProposalStore {
    static final String TABLE = "approval_proposal";

    private final Database database;

    ProposalStore(Database database) {
        this.database = database;
    }

    Optional<Proposal> find(long number) {
        return database.withHandle(handle -> find(handle, number));
    }

    Optional<Proposal> find(Handle handle, long number) {
        return handle.createQuery("SELECT * FROM approval_proposal WHERE number = :number")
                .bind("number", number)
                .map(ProposalStore::row)
                .findOne();
    }

    Proposal get(long number) {
        return find(number).orElseThrow(() -> new IllegalStateException("no proposal " + number));
    }

    Optional<Proposal> findByKey(Handle handle, long proposedBy, String key) {
        return handle.createQuery("SELECT * FROM approval_proposal WHERE proposed_by = :by AND idempotency_key = :key")
                .bind("by", proposedBy)
                .bind("key", key)
                .map(ProposalStore::row)
                .findOne();
    }

    /** Newest first. */
    List<Proposal> page(Proposal.@Nullable Status status, @Nullable String kind, long before, int limit) {
        return database.withHandle(handle -> handle.createQuery("""
                        SELECT * FROM approval_proposal
                        WHERE number < :before AND (CAST(:status AS text) IS NULL OR status = :status)
                            AND (CAST(:kind AS text) IS NULL OR kind = :kind)
                        ORDER BY number DESC LIMIT :limit""")
                .bind("before", before)
                .bind("status", status == null ? null : status.text())
                .bind("kind", kind)
                .bind("limit", limit)
                .map(ProposalStore::row)
                .list());
    }

    /** Writes a new proposal; false when the proposer has used the key before. */
    boolean insert(Handle handle, Proposal proposal, String key) {
        return handle.createUpdate("""
                        INSERT INTO approval_proposal (number, kind, subject, summary, body, reason, proposed_by,
                            idempotency_key, fingerprint_high, fingerprint_low, proposed_at, status)
                        VALUES (:number, :kind, :subject, :summary, :body, :reason, :by, :key, :high, :low, :at, 'open')
                        ON CONFLICT (proposed_by, idempotency_key) DO NOTHING""")
                        .bind("number", proposal.number())
                        .bind("kind", proposal.kind())
                        .bind("subject", proposal.subject())
                        .bind("summary", proposal.summary())
                        .bind("body", proposal.body())
                        .bind("reason", proposal.reason())
                        .bind("by", proposal.proposedBy())
                        .bind("key", key)
                        .bind("high", proposal.fingerprint().high())
                        .bind("low", proposal.fingerprint().low())
                        .bind("at", proposal.proposedAt())
                        .execute()
                == 1;
    }

    /** A second person decided; false when somebody had already. */
    boolean decided(Handle handle, long number, FourEyes.Decision decision, long by, Instant at, Instant wall) {
        return handle.createUpdate("""
                        UPDATE approval_proposal SET status = :status, decided_by = :by, decision_reason = :reason,
                            decided_at = :at, next_attempt_at = CAST(:next AS timestamptz)
                        WHERE number = :number AND status = 'open'""")
                        .bind("number", number)
                        .bind("status", decision.approve() ? "approved" : "rejected")
                        .bind("by", by)
                        .bind("reason", decision.reason())
                        .bind("at", at)
                        .bind("next", decision.approve() ? wall.plus(Intents.HEAD_START) : null)
                        .execute()
                == 1;
    }

    /** It is done, or never can be. */
    void ended(Handle handle, long number, Proposal.Status to, @Nullable String result, @Nullable String failure) {
        handle.createUpdate("""
                        UPDATE approval_proposal SET status = :to, result = :result, failure = :failure,
                            next_attempt_at = NULL
                        WHERE number = :number AND status = 'approved'""")
                .bind("number", number)
                .bind("to", to.text())
                .bind("result", result)
                .bind("failure", failure)
                .execute();
    }

    private static Proposal row(ResultSet row, StatementContext context) throws SQLException {
        Timestamp decidedAt = row.getTimestamp("decided_at");
        return new Proposal(
                row.getLong("number"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("summary"),
                row.getString("body"),
                row.getString("reason"),
                row.getLong("proposed_by"),
                new Fingerprint(row.getLong("fingerprint_high"), row.getLong("fingerprint_low")),
                row.getTimestamp("proposed_at").toInstant(),
                Proposal.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("decided_by", Long.class),
                row.getString("decision_reason"),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("result"),
                row.getString("failure"));
    }
}
