package io.ovation.server.video;

import io.ovation.server.api.Cursor;
import io.ovation.server.api.Numbers;
import io.ovation.server.api.Page;
import io.ovation.server.api.Problem;
import io.ovation.server.api.ProblemCode;
import io.ovation.server.api.PublicId;
import io.ovation.server.clock.Clocks;
import io.ovation.server.event.Events;
import io.ovation.server.identity.User;
import io.ovation.server.identity.Users;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The videos. Any thread; blocks on SQL. */
@ApplicationScoped
public class Videos {
    private static final int MAX_EXTERNAL_ID = 128;
    private static final long LATEST_MICROS = 253_402_300_799_000_000L; // the end of the year 9999

    private final VideoStore store;
    private final Database database;
    private final Users users;
    private final VideoDoor door;
    private final Clocks clocks;

    Videos(VideoStore store, Database database, Users users, VideoDoor door, Clocks clocks) {
        this.store = store;
        this.database = database;
        this.users = users;
        this.door = door;
        this.clocks = clocks;
    }

    /** The video of a number, deleted ones too; {@code video_not_found} when there is none. */
    public Video get(long number) {
        return find(number).orElseThrow(() -> unknown(PublicId.of(Video.PREFIX, number)));
    }

    /** The video of a number, deleted ones too, if there is one. */
    public Optional<Video> find(long number) {
        return store.byNumber(number);
    }

    /** The video that is out and may be watched and given to now; {@code video_not_found} for any other. */
    public Video published(long number) {
        Video video = get(number);
        if (!video.isPublished(clocks.business())) {
            throw unknown(video.id());
        }
        return video;
    }

    /** The video the platform calls this, if it told us of one. */
    public Optional<Video> findByExternalId(String externalId) {
        return store.byExternalId(externalId);
    }

    /** The video of a public id ({@code vid_…}) or of the platform's own id; {@code video_not_found} when there is none. */
    public Video named(String id) {
        return id.startsWith(Video.PREFIX + "_")
                ? get(PublicId.number(Video.PREFIX, id))
                : findByExternalId(id).orElseThrow(() -> unknown(id));
    }

    /** Many at once, by number or the platform's id; unknown ones are left out. */
    public List<Video> all(Collection<Long> numbers, Collection<String> externalIds) {
        return store.named(numbers, externalIds);
    }

    /**
     * How many videos a creator published in a stretch of business time, of those that were still there at its end.
     *
     * @param until exclusive
     */
    public long posts(long creator, Instant from, Instant until) {
        return store.posts(creator, from, until);
    }

    /** Creates or changes a video as the platform describes it; fields at fault are {@code field_invalid}. */
    public Video describe(String externalId, VideoDescription description) {
        if (externalId.isBlank()
                || externalId.length() > MAX_EXTERNAL_ID
                || externalId.startsWith(Video.PREFIX + "_")) {
            throw Problem.invalid(
                    "external_id",
                    "external_id has 1 to " + MAX_EXTERNAL_ID + " characters and does not begin with vid_");
        }
        @Nullable
        User creator = description.creator() == null
                ? null
                : users.findByExternalId(description.creator())
                        .orElseThrow(() -> Problem.invalid(
                                        "creator",
                                        "The platform has told us of no user '" + description.creator() + "'")
                                .cure("PUT /v1/users/{external_id} first"));
        return database.inTransaction(handle -> {
            VideoStore.lock(handle, externalId);
            @Nullable Video before = VideoStore.byExternalId(handle, externalId).orElse(null);
            if (before == null && creator == null) {
                throw Problem.invalid("creator", "A new video needs its creator");
            }
            if (before != null && creator != null && before.creator() != creator.number()) {
                throw Problem.invalid("creator", "The creator of a video does not change");
            }
            long owner = before != null ? before.creator() : creator == null ? 0 : creator.number();
            return save(handle, before, externalId, owner, description);
        });
    }

    /** Keeps a new video of a creator's own, in the caller's transaction. */
    public Video create(Handle handle, User creator, VideoDescription description) {
        if (description.creator() != null) {
            throw Problem.invalid("creator", "The creator is who asks: leave it out");
        }
        long number = Numbers.next();
        return save(handle, null, "own-" + PublicId.of(Video.PREFIX, number), creator.number(), description);
    }

    /** Changes a video; {@code video_not_found} for a deleted one. */
    public Video change(long number, VideoDescription description) {
        return database.inTransaction(handle -> {
            Video before =
                    VideoStore.byNumber(handle, number).orElseThrow(() -> unknown(PublicId.of(Video.PREFIX, number)));
            VideoStore.lock(handle, before.externalId());
            before = VideoStore.byNumber(handle, number).orElseThrow();
            return save(handle, before, before.externalId(), before.creator(), description);
        });
    }

    /** Deletes a video; what happens to it from here on does not count. One that is deleted already stays so. */
    public Video delete(long number) {
        return database.inTransaction(handle -> {
            Video before =
                    VideoStore.byNumber(handle, number).orElseThrow(() -> unknown(PublicId.of(Video.PREFIX, number)));
            VideoStore.lock(handle, before.externalId());
            before = VideoStore.byNumber(handle, number).orElseThrow();
            if (before.deletedAt() != null) {
                return before;
            }
            Instant now = now();
            Video deleted = VideoFields.deleted(before, now);
            VideoStore.upsert(handle, deleted);
            Events.append(handle, VideoEvents.deleted(deleted, now));
            return deleted;
        });
    }

    /** Videos that are out, newest first; of one creator or with one hashtag, when these are named. */
    public Page<Video> published(
            @Nullable Long creator, @Nullable String hashtag, @Nullable String cursor, @Nullable Integer limit) {
        int size = Page.limit(limit);
        long[] after = Cursor.read(cursor, 2);
        if (after != null && (after[0] < 0 || after[0] > LATEST_MICROS)) {
            throw Problem.invalid("cursor", "The cursor is not one of ours");
        }
        List<Video> rows = store.published(
                creator, hashtag == null ? null : VideoFields.hashtag(hashtag), clocks.business(), after, size + 1);
        return Page.of(
                rows,
                size,
                last -> Cursor.of(
                        VideoStore.micros(last.publishedAt() == null ? last.createdAt() : last.publishedAt()),
                        last.number()));
    }

    /** A creator's own videos, drafts too, newest first. */
    public Page<Video> ofCreator(long creator, @Nullable String cursor, @Nullable Integer limit) {
        int size = Page.limit(limit);
        long[] after = Cursor.read(cursor, 1);
        List<Video> rows = store.ofCreator(creator, after == null ? Long.MAX_VALUE : after[0], size + 1);
        return Page.of(rows, size, last -> Cursor.of(last.number()));
    }

    private Video save(
            Handle handle, @Nullable Video before, String externalId, long creator, VideoDescription description) {
        if (before != null && before.deletedAt() != null) {
            throw unknown(before.id());
        }
        Instant now = now();
        Video after = VideoFields.merged(
                before, externalId, creator, description, door.tier(before, creator, description), now);
        if (!after.equals(before)) {
            VideoStore.upsert(handle, after);
            Events.append(handle, VideoEvents.described(before, after, now));
        }
        return after;
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clocks.business().truncatedTo(ChronoUnit.MICROS);
    }

    static Problem unknown(String id) {
        return Problem.of(ProblemCode.VIDEO_NOT_FOUND).detail("There is no video '" + id + "'");
    }
}
