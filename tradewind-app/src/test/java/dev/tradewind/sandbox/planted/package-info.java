/** Planted for WallsTest: a class that climbs a wall. */
@NullMarked
package dev.tradewind.sandbox.planted;

import org.jspecify.annotations.NullMarked;
