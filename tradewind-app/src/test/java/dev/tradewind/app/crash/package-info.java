/** Kills the real, running hub, again and again, and counts what arrives. */
@NullMarked
package dev.tradewind.app.crash;

import org.jspecify.annotations.NullMarked;
