package io.ovation.server.finance;

import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.feed.BookHeads;
import io.ovation.server.identity.Public;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The published heads of the books, for everybody: a head says nothing but how many batches there are, and binds the platform to
 * all of them. Their form, and how to check them: docs/concepts/proofs.md.
 */
@Path("/v1/heads")
@Public
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
public class HeadsResource {
    private final BookHeads heads;

    HeadsResource(BookHeads heads) {
        this.heads = heads;
    }

    /** Published heads, the newest first, at most a hundred; {@code below} goes on from the size of the last. */
    @GET
    public String published(@QueryParam("below") @Nullable Long below) {
        return heads.published(below == null ? Long.MAX_VALUE : below).stream()
                .map(BookHeads.Head::document)
                .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    }

    /** One published head. */
    @GET
    @Path("/{size}")
    public String published(@PathParam("size") long size) {
        return heads.published(size, Long.toString(size)).document();
    }

    /** Proof that one published head continues another. */
    @GET
    @Path("/{size}/consistency")
    public String consistency(@PathParam("size") long newer, @QueryParam("with") @Nullable Long older) {
        if (older == null || older < 0 || older > newer) {
            throw Problem.of(ProblemCode.FIELD_INVALID)
                    .field("with")
                    .detail("'with' names the size of an older published head")
                    .cure("GET /v1/heads lists them");
        }
        heads.published(newer, Long.toString(newer));
        heads.published(older, Long.toString(older));
        return heads.consistency(older, newer);
    }
}
