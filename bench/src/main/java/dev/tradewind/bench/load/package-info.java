/** Sends webhooks as a store does, as leanly as one thread can, and notes how long each acknowledgement took. */
@NullMarked
package dev.tradewind.bench.load;

import org.jspecify.annotations.NullMarked;
