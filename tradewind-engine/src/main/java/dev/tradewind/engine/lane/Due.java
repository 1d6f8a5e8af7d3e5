package dev.tradewind.engine.lane;

/** A delivery that may be attempted now: the first of its lane, and due. */
public record Due(long id, Lane lane) {}
