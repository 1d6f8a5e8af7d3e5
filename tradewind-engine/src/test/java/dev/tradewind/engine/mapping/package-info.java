/** Tests of expressions. */
@NullMarked
package dev.tradewind.engine.mapping;

import org.jspecify.annotations.NullMarked;
