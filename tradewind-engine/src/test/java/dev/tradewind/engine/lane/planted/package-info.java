/** A class that breaks the rules of the engine on purpose. */
@NullMarked
package dev.tradewind.engine.lane.planted;

import org.jspecify.annotations.NullMarked;
