package io.ovation.server.programme;

import java.util.Locale;

/** What is kept of a creator with the moment it became known. */
enum FactKind {
    FOLLOWERS,
    BIRTH_DATE,
    RESIDENCE,
    ACCOUNT_KIND,
    /** Views of all their videos within the window. */
    VIEWS,
    /** Videos published within the window. */
    POSTS;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
