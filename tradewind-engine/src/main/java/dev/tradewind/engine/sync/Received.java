package dev.tradewind.engine.sync;

/**
 * The answer to a request that a system made.
 *
 * @param status HTTP status
 * @param message one line for the caller; no secrets
 */
public record Received(int status, String message) {}
