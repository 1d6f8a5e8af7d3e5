/** The HTTP server both sandboxes run on, and the faults it can be told to have. */
@NullMarked
package dev.tradewind.sandbox.http;

import org.jspecify.annotations.NullMarked;
