/**
 * The contract between the hub and its connectors.
 *
 * <p>A connector author implements {@link dev.tradewind.api.Connector} and sees nothing else of the hub. What the hub
 * does for every connector: time limits, rate and concurrency limits, retries, circuit breaking, recording and masking
 * of exchanges, bindings, idempotency keys.
 */
@NullMarked
package dev.tradewind.api;

import org.jspecify.annotations.NullMarked;
