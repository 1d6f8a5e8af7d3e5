package dev.tradewind.engine.sync;

import dev.tradewind.api.model.Entity;
import java.time.Instant;

/** A record of the fake shop. */
record Parcel(String id, String label, String status, Instant modifiedAt, int version) implements Entity {}
