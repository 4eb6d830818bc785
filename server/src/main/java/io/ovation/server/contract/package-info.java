/**
 * The API document: what the resources, their records and their Javadoc say, as OpenAPI 3.1. Made once, when the server is
 * built; nothing of it runs with a request. Moves no money. May import {@code api} and {@code identity}, and reads every
 * other package by reflection only.
 */
@NullMarked
package io.ovation.server.contract;

import org.jspecify.annotations.NullMarked;
