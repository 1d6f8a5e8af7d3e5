/** Tests of the vault. */
@NullMarked
package dev.tradewind.engine.vault;

import org.jspecify.annotations.NullMarked;
