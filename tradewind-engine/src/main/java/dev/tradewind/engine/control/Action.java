package dev.tradewind.engine.control;

import java.time.Instant;

/**
 * What a person did.
 *
 * @param who name or {@code command line}
 * @param verb for example {@code replay}, {@code discard}, {@code pause}, {@code apply}
 * @param target for example {@code delivery 12}, {@code flow orders-to-erp}
 * @param reason as given; empty if none was
 */
public record Action(Instant at, String who, String verb, String target, String reason) {}
