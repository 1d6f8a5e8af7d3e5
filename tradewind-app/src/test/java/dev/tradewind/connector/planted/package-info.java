/** Planted for WallsTest: a class that climbs a wall. */
@NullMarked
package dev.tradewind.connector.planted;

import org.jspecify.annotations.NullMarked;
