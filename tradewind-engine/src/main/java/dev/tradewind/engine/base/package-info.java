/** What every organ stands on: transactions with group commit, keys, the steps at which a test may let the process die. */
@NullMarked
package dev.tradewind.engine.base;

import org.jspecify.annotations.NullMarked;
