/** Runs of the whole hub with flows in both directions. */
@NullMarked
package dev.tradewind.app.echo;

import org.jspecify.annotations.NullMarked;
