/** Planted for WallsTest: a class that climbs a wall. */
@NullMarked
package dev.tradewind.api.planted;

import org.jspecify.annotations.NullMarked;
