package dev.tradewind.app.console;

import dev.tradewind.engine.admin.ConnectionStatus;

/** How a connection is, in one word for its colour and a few for people. Pure. */
final class Health {

    private Health() {}

    static String of(ConnectionStatus status) {
        if (status.pause().isPresent()) {
            return "paused";
        }
        return switch (status.breaker()) {
            case "OPEN" -> "down";
            case "HALF_OPEN" -> "tried";
            default -> "up";
        };
    }

    static String words(ConnectionStatus status) {
        return switch (of(status)) {
            case "paused" -> "paused";
            case "down" -> "not answering, left alone for now";
            case "tried" -> "being tried again";
            default -> status.inFlight() > 0 ? "working" : "ready";
        };
    }
}
