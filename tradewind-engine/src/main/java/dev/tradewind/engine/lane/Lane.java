package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.EntityKey;

/** The deliveries of one flow for one record: strictly ordered, one at a time. */
public record Lane(String flow, EntityKey entity) {}
