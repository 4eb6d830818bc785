package io.ovation.server.feed;

import io.ovation.journal.Journal;
import io.ovation.journal.proof.HeadTree;
import io.ovation.journal.proof.PublishedHeads;
import io.ovation.journal.proof.TreeHead;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.store.Database;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * Heads of the books and proofs against them, as the documents that {@code tools/ProofCheck.java} checks. Blocking; any thread.
 */
@ApplicationScoped
public class BookHeads implements AutoCloseable {
    private static final int MOST_AT_ONCE = 100;

    private final Journal journal;
    private final HeadTree tree;
    private final PublishedHeads published;

    /** The heads of the books that the server keeps. */
    @Inject
    public BookHeads(Database database) {
        this(database.source());
    }

    /** The heads of the books in this database, for a command. */
    public BookHeads(DataSource source) {
        this.journal =
                BookStore.configured().open(source, Path.of(System.getProperty("ovation-archive", "data/archive")));
        this.tree = new HeadTree(source, journal, LedgerShard.NUMBER);
        this.published = new PublishedHeads(source, LedgerShard.NUMBER);
    }

    /** Publishes the head over everything that is durable now: whoever asks for published heads gets it from now on. */
    public Head publish() {
        TreeHead head = tree.head();
        published.add(head);
        return Head.of(head);
    }

    /** The published heads below a size, the largest first. */
    public List<Head> published(long below) {
        return published.below(below, MOST_AT_ONCE).stream().map(Head::of).toList();
    }

    /** The published head of exactly this size. */
    public Head published(long size, String named) {
        return published.above(size - 1, 1).stream()
                .filter(head -> head.size() == size)
                .map(Head::of)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND)
                        .detail("No head of " + named + " batches has been published")
                        .cure("GET /v1/heads lists those that have"));
    }

    /** The smallest published head that has a batch under it; without one, the newest head is published. */
    public Head publishedWith(long batch) {
        return published.above(batch - 1, 1).stream().map(Head::of).findFirst().orElseGet(this::publish);
    }

    /** The document that shows that the head of the newer size continues that of the older. */
    public String consistency(long older, long newer) {
        return tree.consistency(older, newer).json();
    }

    /** The document that shows that an entry is under a head. */
    public String proof(long batch, long entry, long size) {
        return tree.prove(batch, entry, size).json();
    }

    @Override
    @PreDestroy
    public void close() {
        journal.close();
    }

    /**
     * A head.
     *
     * @param size number of batches under it
     * @param document as it is published: docs/concepts/proofs.md
     */
    public record Head(long size, String document) {
        static Head of(TreeHead head) {
            return new Head(head.size(), head.json());
        }
    }
}
