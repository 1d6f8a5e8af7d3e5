/** Where hostile input comes in, and what must hold whatever it is. */
@NullMarked
package dev.tradewind.fuzz;

import org.jspecify.annotations.NullMarked;
