/** Tests of what happens inside one room. */
package io.ovation.server.live.room;
