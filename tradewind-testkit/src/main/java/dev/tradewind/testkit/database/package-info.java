/** A real database server for tests, and the tables that a WooCommerce store has in it. */
@NullMarked
package dev.tradewind.testkit.database;

import org.jspecify.annotations.NullMarked;
