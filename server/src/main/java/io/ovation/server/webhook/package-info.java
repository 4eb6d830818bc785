/**
 * Webhooks: tells the platform's servers what happens, signed as Standard Webhooks, again and again for three days, each
 * endpoint on its own so that a slow one delays no other. Moves no money. May import the floor.
 */
@NullMarked
package io.ovation.server.webhook;

import org.jspecify.annotations.NullMarked;
