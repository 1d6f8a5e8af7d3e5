/** What is measured, and what stands around it: processes, the bare baseline, a destination that does next to nothing. */
@NullMarked
package dev.tradewind.bench.server;

import org.jspecify.annotations.NullMarked;
