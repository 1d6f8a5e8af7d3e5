/** Runs of the whole hub in which many stock levels change. */
@NullMarked
package dev.tradewind.app.stock;

import org.jspecify.annotations.NullMarked;
