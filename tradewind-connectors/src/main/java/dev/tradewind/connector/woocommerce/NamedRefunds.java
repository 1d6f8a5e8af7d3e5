package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.IncomingEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The refunds that an order names. No webhook tells of a refund: what comes is its order, with the id, the reason and the sum
 * in {@code refunds}. Each is news of its own, that the refund is to be read.
 */
final class NamedRefunds {

    /** An order with so many is a bulk job; the sweep brings the rest. */
    private static final int REFUNDS_MAX = 100;

    private static final String TOPIC = "refund.named";

    /** As PHP writes a list that is not empty: most orders have none, and are not looked through. */
    private static final byte[] BEGIN = "\"refunds\":[{".getBytes(StandardCharsets.US_ASCII);

    private static final JsonFactory JSON = StoreJson.factory();

    private NamedRefunds() {}

    /** One event for each refund. Never throws for what is in {@code order}. */
    static List<IncomingEvent> in(byte[] order) {
        if (StoreJson.isWide(order) || !contains(order)) {
            return List.of();
        }
        List<IncomingEvent> events = new ArrayList<>();
        for (String id : ids(order)) {
            byte[] body = "{\"id\":%s}".formatted(id).getBytes(StandardCharsets.US_ASCII);
            events.add(Events.of(StoreStreams.REFUNDS, TOPIC, new RecordHead(id, Optional.empty()), body, Map.of()));
        }
        return events;
    }

    private static boolean contains(byte[] order) {
        for (int from = 0; from <= order.length - BEGIN.length; from++) {
            if (order[from] == BEGIN[0] && matches(order, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] order, int from) {
        for (int i = 1; i < BEGIN.length; i++) {
            if (order[from + i] != BEGIN[i]) {
                return false;
            }
        }
        return true;
    }

    private static List<String> ids(byte[] order) {
        List<String> ids = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), order)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return ids;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isRefunds = parser.currentName().equals("refunds");
                JsonToken value = parser.nextToken();
                if (isRefunds && value == JsonToken.START_ARRAY) {
                    refunds(parser, ids);
                } else if (value.isStructStart()) {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            return ids; // The order is kept all the same, and judged when it is normalised.
        }
        return ids;
    }

    private static void refunds(JsonParser parser, List<String> ids) {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean isId = parser.currentName().equals("id");
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else if (isId
                        && value == JsonToken.VALUE_NUMBER_INT
                        && ids.size() < REFUNDS_MAX
                        && RecordHead.isId(parser.getString())) {
                    ids.add(parser.getString());
                }
            }
        }
    }
}
