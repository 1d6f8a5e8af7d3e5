/** The JSON API: what the command line and other programs ask and order. */
@NullMarked
package dev.tradewind.app.api;

import org.jspecify.annotations.NullMarked;
