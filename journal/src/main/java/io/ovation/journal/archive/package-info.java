/**
 * Old parts of the journal in compressed files: written, checked against every hash and byte for byte against the rows, and only
 * then dropped from the database; and a journal that reads the files and the database as one chain.
 *
 * <p>Money moved: none.
 *
 * <p>May import: the journal's contract, JDBC, slf4j.
 */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.archive;
