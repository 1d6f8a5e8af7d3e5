package dev.tradewind.connector.woocommerce;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * As much of a record as the journal needs, read without understanding the rest.
 *
 * @param id of the record, digits; empty if the body does not tell
 * @param modifiedAt by the store's clock
 */
record RecordHead(String id, Optional<Instant> modifiedAt) {

    static final RecordHead UNKNOWN = new RecordHead("", Optional.empty());

    /** As many digits as the store's own numbers have. */
    private static final Pattern ID = Pattern.compile("[1-9]\\d{0,18}");

    private static final JsonFactory JSON = StoreJson.factory();

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Reads a record's head, or that of a webhook about a hook, whose {@code arg} is the id. Never throws for what is in {@code body}. */
    static RecordHead of(byte[] body, boolean action) {
        if (StoreJson.isWide(body)) {
            return UNKNOWN;
        }
        return found(body, new Finder(action ? "arg" : "id", "date_modified_gmt"));
    }

    /** When the record came into being, by the store's clock. Never throws for what is in {@code body}. */
    static Optional<Instant> createdAt(byte[] body) {
        return StoreJson.isWide(body)
                ? Optional.empty()
                : found(body, new Finder("id", "date_created_gmt")).modifiedAt();
    }

    private static RecordHead found(byte[] body, Finder finder) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            finder.find(parser);
        } catch (JacksonException e) {
            // Kept all the same, and judged when it is normalised; what was found before the fault still helps to place
            // it.
            return finder.head();
        }
        return finder.head();
    }

    /** Looks at the root's own properties and stops as soon as both are known. */
    private static final class Finder {

        private final String idName;
        private final String timeName;
        private String id = "";
        private Optional<Instant> time = Optional.empty();

        Finder(String idName, String timeName) {
            this.idName = idName;
            this.timeName = timeName;
        }

        void find(JsonParser parser) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME && (id.isEmpty() || time.isEmpty())) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    parser.skipChildren();
                } else if (name.equals(idName) && id.isEmpty()) {
                    id = id(parser, value);
                } else if (name.equals(timeName) && value == JsonToken.VALUE_STRING) {
                    time = StoreTime.parse(parser.getString());
                }
            }
        }

        private static String id(JsonParser parser, JsonToken value) {
            boolean mayBeId = value == JsonToken.VALUE_NUMBER_INT || value == JsonToken.VALUE_STRING;
            String text = mayBeId ? parser.getString() : "";
            return isId(text) ? text : "";
        }

        RecordHead head() {
            return new RecordHead(id, time);
        }
    }
}
