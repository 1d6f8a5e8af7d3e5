/** JSONata as flows use it: bounded, exact with money, and with the hub's own functions. */
@NullMarked
package dev.tradewind.engine.mapping;

import org.jspecify.annotations.NullMarked;
