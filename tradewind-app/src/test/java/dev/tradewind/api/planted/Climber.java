package dev.tradewind.api.planted;

/** Knows what it must not. */
public record Climber(dev.tradewind.engine.planted.Climber engine) {}
