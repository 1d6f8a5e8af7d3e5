package dev.tradewind.fuzz;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Source;
import dev.tradewind.app.server.ProgramConnectors;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.engine.Configuration;
import dev.tradewind.engine.Hub;
import dev.tradewind.engine.HubSettings;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.mapping.JsonataExpressions;
import dev.tradewind.engine.sync.Received;
import dev.tradewind.engine.sync.Retention;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The way of a webhook: signature, journal, normalising, routing, in a real hub on a temporary database.
 *
 * <p>The first byte chooses topic and signature, the rest is the body. A body that is rightly signed may be anything: a
 * plugin of the shop, or a broken store, writes it.
 */
public final class WebhookTarget implements Target, AutoCloseable {

    private static final String SECRET = "fuzz-webhook-secret";

    private static final List<String> TOPICS = List.of(
            "order.created",
            "order.updated",
            "order.deleted",
            "order.restored",
            "product.updated",
            "action.woocommerce_new_order",
            "coupon.deleted",
            "order");

    /** Bits of the first byte above those of the topic: signed, unless all of them are set. */
    private static final int UNSIGNED = 0b1111_0000;

    private static final Duration ROUTED_MAX = Duration.ofSeconds(30);

    private static final Map<String, String> DOCUMENTS = Map.of("shop.yaml", """
            connection: shop
            connector: woocommerce
            url: http://127.0.0.1:9
            sweep-every: 7d
            credentials: { key: "${env:FUZZ_SECRET}", secret: "${env:FUZZ_SECRET}" }
            webhook-secret: ${env:FUZZ_SECRET}
            """, "office.yaml", """
            connector: office
            operations:
              take:
                object: order
                repeat: harmless
                because: nothing is sent
                create: { path: /orders, id: id }
            ---
            connection: office
            connector: office
            url: http://127.0.0.1:9
            ---
            flow: orders
            from: { connection: shop, stream: orders, when: "totals.total > 5 or status = 'processing'" }
            to: { connection: office, operation: take }
            map: '{ "id": id, "total": totals.total }'
            """);

    /** An order, and the refunds that it names. */
    private static final int EVENTS_MAX = 1 + 100;

    private final Hub hub;
    private final Source source;
    private final Mac mac;

    private WebhookTarget(Hub hub, Source source, Mac mac) {
        this.hub = hub;
        this.source = source;
        this.mac = mac;
    }

    /** Opens a hub on a new database in {@code folder}, with a flow that is paused: nothing leaves the machine. */
    public static WebhookTarget in(Path folder) {
        Hub hub = Hub.open(
                new HubSettings(
                        new DatabaseSettings.Sqlite(folder.resolve("fuzz.db")),
                        Retention.DEFAULT,
                        name -> Optional.empty(),
                        name -> Optional.of(SECRET),
                        InstantSource.system(),
                        Steps.NONE,
                        Optional.empty()),
                new ProgramConnectors());
        Map<String, byte[]> files = new TreeMap<>();
        DOCUMENTS.forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        Configuration.Applied applied = hub.configuration().apply(files, "fuzz", "");
        if (!(applied instanceof Configuration.Applied.InForce)) {
            throw new IllegalStateException("the documents should be right: " + applied);
        }
        hub.controls().pause(Pause.Kind.CONNECTION, "office", "nothing is to be sent", "fuzz");
        hub.start();
        var context = new ConnectionContext(
                "shop", new FixedSettings(SECRET), JsonataExpressions.forChecking(), InstantSource.system());
        return new WebhookTarget(hub, new WooCommerceConnector().source(context).orElseThrow(), mac());
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    @Override
    public void accept(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        boolean signed = (input[0] & UNSIGNED) != UNSIGNED;
        Map<String, String> headers = new TreeMap<>();
        headers.put("X-WC-Webhook-Topic", TOPICS.get(input[0] & 7));
        headers.put(
                "X-WC-Webhook-Signature",
                signed ? Base64.getEncoder().encodeToString(mac.doFinal(body)) : "bm90IHNpZ25lZA==");
        var request = new InboundRequest("POST", headers, body);
        normalise(request);
        long before = hub.stores().journal().head();
        Received received = hub.receive("shop", request);
        check(signed, received.status(), hub.stores().journal().head() - before);
        awaitRouted();
    }

    /** The connector by itself: the router would make a verdict of its exception, and nobody would see it. */
    private void normalise(InboundRequest request) {
        if (source.receive(request) instanceof Intake.Accepted accepted) {
            for (IncomingEvent event : accepted.events()) {
                if (event.dedupeKey().length() > 200) {
                    throw new IllegalStateException(
                            "a dedupe key of " + event.dedupeKey().length() + " characters");
                }
                source.normalise(event.record());
            }
        }
    }

    private static void check(boolean signed, int status, long kept) {
        boolean right = signed
                ? (status == 200 && kept <= EVENTS_MAX) || (status == 400 && kept == 0)
                : status == 401 && kept == 0;
        if (!right) {
            throw new IllegalStateException("signed " + signed + " was answered " + status + ", and " + kept + " kept");
        }
    }

    private void awaitRouted() {
        long end = System.nanoTime() + ROUTED_MAX.toNanos();
        while (hub.stores().journal().position() < hub.stores().journal().head()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "the router stands at " + hub.stores().journal().position());
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
