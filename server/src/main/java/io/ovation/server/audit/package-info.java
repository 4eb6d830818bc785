/**
 * The audit log: who saw and did what. Requests of staff are recorded here by one filter, so an endpoint needs nothing of its
 * own; features add what a request does not tell ({@link io.ovation.server.audit.Audit#record}). Rows are only ever added.
 * Moves no money. May import {@code api}, {@code store} and {@code identity}.
 */
@NullMarked
package io.ovation.server.audit;

import org.jspecify.annotations.NullMarked;
