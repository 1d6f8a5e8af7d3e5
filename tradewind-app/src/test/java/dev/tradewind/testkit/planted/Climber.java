package dev.tradewind.testkit.planted;

/** Knows what it must not. */
public record Climber(dev.tradewind.sandbox.planted.Climber sandbox) {}
