/** The hub and the sandbox store, with a bad world between them. */
@NullMarked
package dev.tradewind.app.chaos;

import org.jspecify.annotations.NullMarked;
