package dev.tradewind.testkit.recorded;

import dev.tradewind.api.InboundRequest;
import java.util.Map;
import java.util.Optional;

/**
 * One recorded webhook delivery.
 *
 * @param name the recording's file and the delivery's place in it, for example {@code f-webhooks/17-order-trash.json#0}
 * @param trigger what had been done to the store
 * @param method in capitals
 * @param path as sent
 * @param headers one value each, in the order sent
 * @param body exact bytes; not to be changed
 * @param secret of the webhook; empty for the unsigned ping
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Delivery(
        String name,
        String trigger,
        String method,
        String path,
        Map<String, String> headers,
        byte[] body,
        Optional<String> secret) {

    /** The delivery as a source receives it. */
    public InboundRequest request() {
        return new InboundRequest(method, headers, body);
    }

    /** For example {@code order.created}; empty for the ping, which names none. */
    public String topic() {
        return headers.getOrDefault("X-WC-Webhook-Topic", "");
    }

    @Override
    public String toString() {
        return name + " " + topic();
    }
}
