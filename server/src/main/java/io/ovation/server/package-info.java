@org.jspecify.annotations.NullMarked
package io.ovation.server;
