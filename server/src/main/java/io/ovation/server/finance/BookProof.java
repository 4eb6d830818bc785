package io.ovation.server.finance;

import io.ovation.server.api.PublicId;
import io.ovation.server.feed.BookHeads;
import io.ovation.server.store.Database;
import java.util.Optional;
import javax.sql.DataSource;

/** The command {@code proof}: shows that an entry is in the books, beside a running server or without one. */
public final class BookProof {
    private final DataSource source;

    /** Proves entries of the books in this database. */
    public BookProof(DataSource source) {
        this.source = source;
    }

    /**
     * Proves an entry under the oldest published head that has it; publishes one when none has yet.
     *
     * @param entryId the entry's public id
     * @return nothing when the books do not have the entry
     */
    public Optional<Documents> of(String entryId) {
        return new BooksStore(new Database(source))
                .entry(PublicId.uuid("ent", entryId))
                .map(entry -> {
                    try (BookHeads heads = new BookHeads(source)) {
                        BookHeads.Head head = heads.publishedWith(entry.batchSequence());
                        return new Documents(
                                heads.proof(entry.batchSequence(), entry.sequence(), head.size()), head.document());
                    }
                });
    }

    /**
     * What {@code tools/ProofCheck.java} is given.
     *
     * @param proof that the entry is under the head
     * @param head the published head
     */
    public record Documents(String proof, String head) {}
}
