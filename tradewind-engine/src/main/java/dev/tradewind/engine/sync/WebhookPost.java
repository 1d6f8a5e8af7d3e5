package dev.tradewind.engine.sync;

import dev.tradewind.api.WebhookCare;
import java.net.URI;

/**
 * Where a connection's webhooks are to come, and who sees to it.
 *
 * @param address of this hub and this connection, as the system can reach it
 */
public record WebhookPost(WebhookCare care, URI address) {}
