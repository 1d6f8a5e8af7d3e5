package dev.tradewind.engine.journal;

/**
 * What became of one appended event.
 *
 * @param seq its position; for a repetition, the position of the first
 * @param fresh false if the same content of the same connection was there before: then nothing was written
 */
public record Appended(long seq, boolean fresh) {}
