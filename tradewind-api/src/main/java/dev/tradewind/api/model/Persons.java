package dev.tradewind.api.model;

import java.math.BigDecimal;

/**
 * How many of a kind of person come with a {@link Booking}.
 *
 * @param type id of the kind; {@code 0} if there are no kinds
 * @param count how many
 */
public record Persons(String type, BigDecimal count) {}
