/** What people did: pauses, and the log of their actions. */
@NullMarked
package dev.tradewind.engine.control;

import org.jspecify.annotations.NullMarked;
