/** The documents that say what the hub does: read, checked as a whole, compared, written back. */
@NullMarked
package dev.tradewind.engine.document;

import org.jspecify.annotations.NullMarked;
