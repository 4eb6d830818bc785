/**
 * How calls travel: requests, tries, idempotency keys, pages, JSON. Moves no money by itself, but decides what is sent twice:
 * only what carries an idempotency key or cannot do harm. May import {@code problem}, the JDK's HTTP client and Jackson.
 */
@NullMarked
package io.ovation.client.http;

import org.jspecify.annotations.NullMarked;
