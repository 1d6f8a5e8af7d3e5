package dev.tradewind.app.server;

/** A setting that does not exist or has a value it cannot have. The message says what was wrong and what would be right. */
public final class BadSetting extends RuntimeException {

    BadSetting(String message) {
        super(message);
    }
}
