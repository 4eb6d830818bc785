package io.ovation.server.membership;

import io.ovation.server.store.Database;

/**
 * What a creator set for all members.
 *
 * @param membersOnlyComments whether only members comment in the creator's rooms
 * @param version rises with every change; 0 before the first
 */
record MembershipSettings(boolean membersOnlyComments, long version) {
    static MembershipSettings read(Database database, long creator) {
        return database.withHandle(handle -> handle.createQuery(
                                "SELECT members_only_comments, version FROM membership_settings WHERE creator = :creator")
                        .bind("creator", creator)
                        .map((row, context) ->
                                new MembershipSettings(row.getBoolean("members_only_comments"), row.getLong("version")))
                        .findOne())
                .orElse(new MembershipSettings(false, 0));
    }

    static void write(Database database, long creator, boolean membersOnlyComments) {
        database.useTransaction(handle -> handle.createUpdate("""
                        INSERT INTO membership_settings AS s (creator, members_only_comments) VALUES (:creator, :only)
                        ON CONFLICT (creator) DO UPDATE
                        SET members_only_comments = excluded.members_only_comments, version = s.version + 1""")
                .bind("creator", creator)
                .bind("only", membersOnlyComments)
                .execute());
    }
}
