package dev.tradewind.fuzz;

/** A place where bytes of strangers come in. */
@FunctionalInterface
public interface Target {

    /**
     * Gives it these bytes.
     *
     * @throws RuntimeException if it does not behave: what is wrong with the input must never be one
     */
    void accept(byte[] input);
}
