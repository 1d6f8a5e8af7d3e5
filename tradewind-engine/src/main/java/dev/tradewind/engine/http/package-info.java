/** HTTP as the hub lends it to connectors: limited in time, size and rate, recorded, and masked. */
@NullMarked
package dev.tradewind.engine.http;

import org.jspecify.annotations.NullMarked;
