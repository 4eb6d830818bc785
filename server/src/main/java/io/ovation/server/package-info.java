/**
 * The server: one flat package a feature, floor packages (api, store, identity, clock, feed) under them, and the wiring
 * on top. Nothing stands in this package itself.
 */
@NullMarked
package io.ovation.server;

import org.jspecify.annotations.NullMarked;
