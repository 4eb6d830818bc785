/**
 * SQL access: one door to the database (JDBI on the connection pool) and the migrations of all packages. Moves no money.
 * Imports nothing of the server.
 */
@NullMarked
package io.ovation.server.store;

import org.jspecify.annotations.NullMarked;
