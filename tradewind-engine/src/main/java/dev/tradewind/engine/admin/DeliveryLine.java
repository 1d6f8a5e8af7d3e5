package dev.tradewind.engine.admin;

import dev.tradewind.engine.lane.Delivery;

/**
 * A delivery in a list.
 *
 * @param label what people call its record, for example the order's number; the key if it is not known
 */
public record DeliveryLine(Delivery delivery, String label) {}
