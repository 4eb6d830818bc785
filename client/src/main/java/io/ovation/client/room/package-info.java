/**
 * The room socket: what happens in a show, and what one does there. Sends gifts with the client's id as idempotency key, so that
 * a gift repeated after a broken connection is sent once. May import {@code http}, {@code problem}, {@code gift}, {@code live}.
 */
@NullMarked
package io.ovation.client.room;

import org.jspecify.annotations.NullMarked;
