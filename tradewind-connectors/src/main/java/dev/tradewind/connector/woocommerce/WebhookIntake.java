package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges the webhooks of one store. Safe for any thread. */
final class WebhookIntake {

    private static final String PREFIX = "X-WC-Webhook-";

    /** The store's unsigned test of the address, when a webhook is made or its address changes. */
    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,19}");

    private static final int PING_BYTES_MAX = 40;

    /** What a header may bring into the journal: an id of 32 digits, a number, an address. */
    private static final int ATTRIBUTE_CHARS_MAX = 300;

    private final WebhookSignature signature;

    WebhookIntake(List<String> secrets) {
        this.signature = new WebhookSignature(secrets);
    }

    Intake receive(InboundRequest request) {
        if (!request.method().equals("POST")) {
            return new Intake.Refused(405, "webhooks come as POST, this was " + request.method());
        }
        Optional<String> signed = request.header(PREFIX + "Signature");
        if (signed.isEmpty()) {
            return unsigned(request);
        }
        if (!signature.hasSecret()) {
            return new Intake.Refused(401, "this connection has no webhook-secret, so no webhook can be accepted");
        }
        if (!signature.matches(request.body(), signed.get())) {
            return new Intake.Refused(
                    401, "the signature does not match; the webhook's secret and webhook-secret must be the same");
        }
        return request.header(PREFIX + "Topic")
                .flatMap(WebhookTopic::of)
                .map(topic -> accepted(topic, request))
                .orElseGet(() -> new Intake.Refused(400, "header " + PREFIX + "Topic must name a topic"));
    }

    private static Intake accepted(WebhookTopic topic, InboundRequest request) {
        RecordHead head = RecordHead.of(request.body(), topic.isAction());
        List<IncomingEvent> events = new ArrayList<>();
        events.add(Events.of(topic.stream(), topic.name(), head, request.body(), attributes(request)));
        if (topic.stream().equals(StoreStreams.ORDERS) && !topic.isAction()) {
            events.addAll(NamedRefunds.in(request.body()));
        }
        return new Intake.Accepted(events);
    }

    private static Intake unsigned(InboundRequest request) {
        boolean named = request.headers().keySet().stream()
                .anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("x-wc-"));
        if (!named && isPing(request.body())) {
            return new Intake.Nothing("the store tried the address of a new webhook");
        }
        return new Intake.Refused(401, "header " + PREFIX + "Signature is missing");
    }

    private static boolean isPing(byte[] body) {
        return body.length <= PING_BYTES_MAX
                && PING.matcher(new String(body, StandardCharsets.ISO_8859_1)).matches();
    }

    private static Map<String, String> attributes(InboundRequest request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String name : List.of("Delivery-ID", "ID", "Source")) {
            request.header(PREFIX + name)
                    .filter(value -> value.length() <= ATTRIBUTE_CHARS_MAX)
                    .ifPresent(value -> attributes.put("webhook-" + name.toLowerCase(Locale.ROOT), value));
        }
        return attributes;
    }
}
