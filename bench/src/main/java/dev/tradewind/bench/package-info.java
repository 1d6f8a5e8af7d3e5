/** Measures the hub against bare baselines in the same run, and prints what it found. */
@NullMarked
package dev.tradewind.bench;

import org.jspecify.annotations.NullMarked;
