/** Secrets, encrypted at rest and handed out by name. */
@NullMarked
package dev.tradewind.engine.vault;

import org.jspecify.annotations.NullMarked;
