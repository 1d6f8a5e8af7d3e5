package dev.tradewind.connector.rest;

/**
 * One mistake in a connector file.
 *
 * @param path dotted; items of lists by their number from 0
 * @param message for people
 * @param offset character of the text at that path, from 0; -1 for the whole of it
 */
public record Fault(String path, String message, int offset) {}
