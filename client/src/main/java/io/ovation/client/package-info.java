/**
 * Ovation for Java: {@link io.ovation.client.Ovation} is the door of a platform's server, {@link io.ovation.client.Person} the
 * server as one user sees it. Moves money only by asking, with an idempotency key. May import the packages below it, the JDK,
 * Jackson and the Standard Webhooks library; never a class of the server.
 */
@NullMarked
package io.ovation.client;

import org.jspecify.annotations.NullMarked;
