/**
 * SQL access: one door to the database (JDBI on the connection pool), the migrations of all packages,
 * jobs, and what keeps money operations that touch the outside going: {@code OutsideOperation}, {@code Intents},
 * {@code Sweeper}. Moves no money itself. Imports nothing of the server.
 */
@NullMarked
package io.ovation.server.store;

import org.jspecify.annotations.NullMarked;
