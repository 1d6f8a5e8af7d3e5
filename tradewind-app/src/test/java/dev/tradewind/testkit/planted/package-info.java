/** Planted for WallsTest: a class that climbs a wall. */
@NullMarked
package dev.tradewind.testkit.planted;

import org.jspecify.annotations.NullMarked;
