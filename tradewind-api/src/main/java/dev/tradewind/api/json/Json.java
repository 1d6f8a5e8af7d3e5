package dev.tradewind.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as the hub reads and writes it: decimals exact, input bounded, one mapper for all.
 *
 * <p>A <em>tree</em> is made of {@link Map} (in the order of the text), {@link List}, {@link String}, {@link Boolean},
 * {@link Integer}, {@link Long}, {@link java.math.BigInteger}, {@link java.math.BigDecimal} and null; never of
 * {@code double}. {@code 12.340} stays {@code 12.340}.
 *
 * <p>Refused while reading: an object with the same key twice, nesting deeper than {@value #DEPTH_MAX}, a number of
 * more than {@value #NUMBER_CHARS_MAX} characters, anything after the first value, bytes that are not UTF-8.
 *
 * <p>Safe for any thread.
 */
public final class Json {

    /** Real orders nest about six deep; plugins' meta a little more. */
    public static final int DEPTH_MAX = 100;

    /** Longer than any amount or id, short enough that parsing one stays cheap. */
    public static final int NUMBER_CHARS_MAX = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_CHARS_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /**
     * Reads a tree.
     *
     * @throws MalformedJson if the bytes are not one JSON value within the limits
     */
    public static @Nullable Object read(byte[] utf8) {
        return read(utf8, Object.class);
    }

    /**
     * Reads a tree.
     *
     * @throws MalformedJson if the text is not one JSON value within the limits
     */
    public static @Nullable Object read(String text) {
        return read(() -> MAPPER.readValue(text, Object.class));
    }

    /**
     * Reads a tree whose root must be an object.
     *
     * @throws MalformedJson if it is not
     */
    @SuppressWarnings("unchecked") // Keys of a JSON object are strings, and values are what a tree is made of.
    public static Map<String, @Nullable Object> readObject(byte[] utf8) {
        if (read(utf8) instanceof Map<?, ?> object) {
            return (Map<String, @Nullable Object>) object;
        }
        throw new MalformedJson("the root must be an object", 1, 1);
    }

    /**
     * Reads a record or other bean. Unknown properties are passed over.
     *
     * @throws MalformedJson if the bytes do not fit {@code type}
     */
    public static <T> T read(byte[] utf8, Class<T> type) {
        return read(() -> MAPPER.readValue(utf8, type));
    }

    private static <T extends @Nullable Object> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException e) {
            throw MalformedJson.of(e);
        } catch (NumberFormatException e) { // Jackson lets it through where an exponent is beyond that of a decimal.
            throw MalformedJson.number();
        }
    }

    /** Turns a record into a tree. Absent (null) components leave no key. */
    public static Map<String, @Nullable Object> tree(Object bean) {
        return readObject(write(bean));
    }

    /** Turns a tree into a record, as {@link #read(byte[], Class)} does. */
    public static <T> T bean(Object tree, Class<T> type) {
        return read(write(tree), type);
    }

    /** Writes a tree or a record as UTF-8, without white space. Null record components are left out, null map values kept. */
    public static byte[] write(@Nullable Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** As {@link #write}, as text. */
    public static String text(@Nullable Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** As {@link #text}, indented for people. */
    public static String pretty(@Nullable Object value) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }
}
