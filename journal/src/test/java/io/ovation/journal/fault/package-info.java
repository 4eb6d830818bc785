/** Real processes that fail under a writer with clients: killed, frozen, cut off, without disk, with wrong clocks. */
@org.jspecify.annotations.NullMarked
package io.ovation.journal.fault;
