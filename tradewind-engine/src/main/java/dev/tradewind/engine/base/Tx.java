package dev.tradewind.engine.base;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A transaction of the one writer, while it is open. Organs write through it, so that a caller can put the writes of
 * several organs into one commit. Used by one thread; never kept.
 *
 * @param jdbc for batches
 * @param client for single statements
 */
public record Tx(JdbcTemplate jdbc, JdbcClient client) {}
