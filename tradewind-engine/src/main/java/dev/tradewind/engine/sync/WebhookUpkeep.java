package dev.tradewind.engine.sync;

import dev.tradewind.api.WebhookCare.Look;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.control.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a connection's webhooks looked after, and what was missed meanwhile swept. What was mended is written to the log of
 * actions, where people look. Used by one thread.
 */
final class WebhookUpkeep {

    /** A store switches a webhook off after seven failures in a row; in a quarter of an hour nobody has missed much. */
    static final Duration EVERY = Duration.ofMinutes(15);

    static final Duration AFTER_FAILURE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(WebhookUpkeep.class);

    private final Connected connection;
    private final WebhookPost post;
    private final Stores stores;
    private final Around around;
    private Instant next = Instant.MIN;

    /**
     * What an upkeep is given besides.
     *
     * @param streams those that flows read and webhooks tell of
     * @param gap told when webhooks may have been missed
     */
    record Around(Set<String> streams, SourceReader.Reading reading, Runnable gap) {}

    WebhookUpkeep(Connected connection, WebhookPost post, Stores stores, Around around) {
        this.connection = connection;
        this.post = post;
        this.stores = stores;
        this.around = around;
    }

    /** Looks, if it is time. */
    void lookOnce() {
        if (now().isBefore(next)
                || around.streams().isEmpty()
                || connection.pace().heldUntil().isPresent()
                || around.reading().pauses().isPaused(Pause.Kind.CONNECTION, connection.name())) {
            return;
        }
        switch (look()) {
            case Look.Good good -> {
                next = now().plus(EVERY);
                around.reading().pulse().webhooksSeen(connection.name());
                mended(good);
            }
            case Look.Failed failed -> {
                next = now().plus(AFTER_FAILURE);
                around.reading().pulse().webhooksUnkept(connection.name());
                LOG.warn(
                        "the webhooks of {} could not be looked after: {}",
                        connection.name(),
                        failed.failure().reason());
                around.reading().pulse().failed(connection.name(), failed.failure());
            }
        }
    }

    /** A bug in a connector is a failure like any other: looked again at once, it would be met again at once. */
    private Look look() {
        return ConnectorFault.contained(
                connection.name(),
                "looking after the webhooks",
                () -> post.care()
                        .look(
                                post.address(),
                                around.streams(),
                                connection.http().open()),
                Look.Failed::new);
    }

    private void mended(Look.Good good) {
        if (!good.mended().isEmpty()) {
            Action action = new Action(
                    now(),
                    "tradewind",
                    "webhooks",
                    "connection " + connection.name(),
                    String.join("; ", good.mended()));
            stores.writes().write("webhooks", tx -> {
                stores.actions().add(tx, action);
                return action;
            });
            LOG.info("webhooks of {}: {}", connection.name(), action.reason());
            around.reading().pulse().changed();
        }
        if (good.gap()) {
            around.gap().run();
        }
    }

    private Instant now() {
        return around.reading().clock().instant();
    }
}
