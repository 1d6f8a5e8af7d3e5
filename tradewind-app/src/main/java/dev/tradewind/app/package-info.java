/** The program: where a command line becomes a running hub. */
@NullMarked
package dev.tradewind.app;

import org.jspecify.annotations.NullMarked;
