/** Where reading of sources stands: cursors, records to be read again, backfills. */
@NullMarked
package dev.tradewind.engine.reading;

import org.jspecify.annotations.NullMarked;
