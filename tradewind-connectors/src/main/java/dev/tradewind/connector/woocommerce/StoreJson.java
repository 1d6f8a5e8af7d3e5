package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The store's answers and deliveries as bytes of JSON. */
final class StoreJson {

    private static final JsonFactory JSON = factory();

    private StoreJson() {}

    /** A factory within the limits of {@link Json}. */
    static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(Json.DEPTH_MAX)
                        .maxNumberLength(Json.NUMBER_CHARS_MAX)
                        .build())
                .build();
    }

    /** Whether these are bytes of UTF-16 or UTF-32, which a JSON parser would accept and a store never sends. */
    static boolean isWide(byte[] bytes) {
        return bytes.length >= 2 && (bytes[0] == 0 || bytes[1] == 0 || (bytes[0] & 0xfe) == 0xfe);
    }

    /**
     * The exact bytes of each element of a list, or empty if {@code bytes} are not a list of objects. Keeping the store's own
     * bytes means that what could not be understood today can be after a fix.
     */
    static Optional<List<byte[]>> elements(byte[] bytes) {
        if (isWide(bytes)) {
            return Optional.empty();
        }
        List<byte[]> elements = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                int until = (int) parser.currentLocation().getByteOffset();
                elements.add(Arrays.copyOfRange(bytes, from, until));
            }
            return parser.currentToken() == JsonToken.END_ARRAY ? Optional.of(elements) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty(); // Cut off or garbled: the caller says so, and asks again.
        }
    }
}
