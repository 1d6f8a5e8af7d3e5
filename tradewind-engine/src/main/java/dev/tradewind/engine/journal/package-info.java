/** The append-only, durable record of events, and how far it has been routed. */
@NullMarked
package dev.tradewind.engine.journal;

import org.jspecify.annotations.NullMarked;
