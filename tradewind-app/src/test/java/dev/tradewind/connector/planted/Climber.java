package dev.tradewind.connector.planted;

/** Knows what it must not. */
public record Climber(dev.tradewind.engine.planted.Climber engine) {}
