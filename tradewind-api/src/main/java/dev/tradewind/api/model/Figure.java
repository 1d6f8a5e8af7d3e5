package dev.tradewind.api.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One number of a {@link Report}.
 *
 * @param name the source's own name for what is counted
 * @param label for people
 * @param value a count, or an amount in the shop's currency
 */
public record Figure(String name, @Nullable String label, BigDecimal value) {}
