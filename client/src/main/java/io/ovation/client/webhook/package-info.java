/**
 * Webhooks: where events are delivered, and whether a delivery is real. Moves no money. May import {@code http}, {@code event} and
 * the Standard Webhooks library.
 */
@NullMarked
package io.ovation.client.webhook;

import org.jspecify.annotations.NullMarked;
