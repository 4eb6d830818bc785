/**
 * Habits of the HTTP interface: problems, ids, pages, idempotency keys, JSON rules and the edge (body limit, security
 * headers, deep links of the web application). Moves no money. May import {@code store} and ledger types.
 */
@NullMarked
package io.ovation.server.api;

import org.jspecify.annotations.NullMarked;
