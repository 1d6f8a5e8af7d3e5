/** Where the organs are joined: events are routed into lanes, deliveries attempted, outcomes written down, sources read. */
@NullMarked
package dev.tradewind.engine.sync;

import org.jspecify.annotations.NullMarked;
