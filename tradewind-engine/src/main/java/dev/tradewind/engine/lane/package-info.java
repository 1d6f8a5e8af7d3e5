/** Deliveries in lanes, and their attempts. */
@NullMarked
package dev.tradewind.engine.lane;

import org.jspecify.annotations.NullMarked;
