package dev.tradewind.engine.vault;

/** A vault that cannot be opened, or a secret in it that cannot be read. The message says what to do and holds no secret. */
public final class UnusableVault extends RuntimeException {

    UnusableVault(String message) {
        super(message);
    }
}
