/**
 * Connects a store: finds it by what a person typed, has it hand over keys, writes the connection's document. Renews its
 * webhook secret later.
 */
@NullMarked
package dev.tradewind.app.connect;

import org.jspecify.annotations.NullMarked;
