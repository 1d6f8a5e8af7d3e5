package dev.tradewind.api;

/** Compiles JSONata, with the hub's own functions (money, dates, tables, bindings) known. Safe for any thread. */
public interface Expressions {

    /**
     * Compiles one expression; compile once, evaluate often.
     *
     * @throws ExpressionFault if {@code source} is not JSONata; the position is in the fault
     */
    Expression compile(String source);
}
