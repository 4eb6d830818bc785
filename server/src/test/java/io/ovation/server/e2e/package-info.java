/**
 * The whole story in a real browser against the real server: from a guest who watches to a creator who is paid. Drives what
 * people see, never the API, except to give the creator an audience.
 */
@NullMarked
package io.ovation.server.e2e;

import org.jspecify.annotations.NullMarked;
