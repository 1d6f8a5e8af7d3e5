package dev.tradewind.api;

import java.time.InstantSource;

/**
 * What a connector is given for one connection.
 *
 * @param name the connection's name, for example {@code berlin-shop}
 * @param settings what its document says, checked against the connector's description
 * @param expressions compiles JSONata
 * @param clock the hub's clock; connectors read no other
 */
public record ConnectionContext(String name, Settings settings, Expressions expressions, InstantSource clock) {}
