package dev.tradewind.engine.planted;

/** Knows what it must not. */
public record Climber(jakarta.servlet.http.HttpServletRequest request) {}
