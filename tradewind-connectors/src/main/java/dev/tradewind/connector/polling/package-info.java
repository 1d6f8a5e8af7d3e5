/** Reads lists that can only be asked for again and again: what is new in them, what is gone, what there is. */
@NullMarked
package dev.tradewind.connector.polling;

import org.jspecify.annotations.NullMarked;
