/** Which record here is which record there. */
@NullMarked
package dev.tradewind.engine.binding;

import org.jspecify.annotations.NullMarked;
