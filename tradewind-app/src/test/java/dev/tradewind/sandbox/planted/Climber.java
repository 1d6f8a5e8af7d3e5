package dev.tradewind.sandbox.planted;

/** Knows what it must not. */
public record Climber(dev.tradewind.engine.planted.Climber engine, dev.tradewind.app.Tradewind app) {}
