package io.ovation.server.membership;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.ovation.server.live.RoomMembers;
import io.ovation.server.live.room.Person;
import io.ovation.server.store.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Badges and comments of members in rooms: what was asked lately is in memory. Any thread. */
@ApplicationScoped
class MembersOfRooms implements RoomMembers {
    private final Members members;
    private final Database database;
    private final LoadingCache<Long, MembershipSettings> settings;

    MembersOfRooms(Members members, Database database) {
        this.members = members;
        this.database = database;
        this.settings = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(Duration.ofSeconds(5))
                .build(creator -> MembershipSettings.read(this.database, creator));
    }

    /** A creator has set something here. */
    void changed(long creator) {
        settings.invalidate(creator);
    }

    @Override
    public boolean known(long creator, long user) {
        return settings.getIfPresent(creator) != null && members.cached(creator, user) != null;
    }

    @Override
    public boolean isForMembers(long creator) {
        return Objects.requireNonNull(settings.get(creator)).membersOnlyComments();
    }

    @Override
    public boolean mayComment(long creator, long user) {
        return members.find(creator, user)
                .filter(member -> member.has(Perk.COMMENTS))
                .isPresent();
    }

    @Override
    public Person.@Nullable Badge badge(long creator, long user) {
        return members.find(creator, user)
                .filter(member -> member.has(Perk.BADGE))
                .map(member -> new Person.Badge(member.tier().name(), member.badge()))
                .orElse(null);
    }
}
