/** Runs the examples as they stand in their folders. */
@org.jspecify.annotations.NullMarked
package dev.tradewind.examples;
