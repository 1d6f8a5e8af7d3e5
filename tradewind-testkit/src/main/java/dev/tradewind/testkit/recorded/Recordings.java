package dev.tradewind.testkit.recorded;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recordings of one system, from the class path.
 *
 * <p>Files come in three shapes: exchanges, webhook deliveries, and notes (figures, rows). Each reader passes over the
 * files of other shapes. Safe for any thread.
 */
public final class Recordings {

    private final String system;

    private Recordings(String system) {
        this.system = system;
    }

    /** A real WooCommerce store, see {@code woocommerce/README.md}. */
    public static Recordings ofWooCommerce() {
        return new Recordings("woocommerce");
    }

    /** Every recording's name, for example {@code b-orders/get-full.json}, in alphabetical order. */
    public List<String> names() {
        return new String(bytes("INDEX.txt"), StandardCharsets.UTF_8).lines().toList();
    }

    /** A recording as a tree, whatever its shape. */
    public @Nullable Object tree(String name) {
        return Json.read(bytes(name));
    }

    /** All exchanges. */
    public Stream<Exchange> exchanges() {
        return names().stream().flatMap(name -> toExchange(name).stream());
    }

    /**
     * One exchange.
     *
     * @throws IllegalArgumentException if that recording is none
     */
    public Exchange exchange(String name) {
        return toExchange(name).orElseThrow(() -> new IllegalArgumentException(name + " is not an exchange"));
    }

    /** All webhook deliveries. */
    public Stream<Delivery> deliveries() {
        return names().stream().flatMap(name -> deliveries(name).stream());
    }

    /** The webhook deliveries of one recording, in the order they arrived; empty if it has none. */
    public List<Delivery> deliveries(String name) {
        List<Delivery> found = new ArrayList<>();
        if (tree(name) instanceof Map<?, ?> file && file.get("deliveries") instanceof List<?> deliveries) {
            for (Object delivery : deliveries) {
                found.add(toDelivery(name + "#" + found.size(), String.valueOf(file.get("what")), asMap(delivery)));
            }
        }
        return found;
    }

    private Optional<Exchange> toExchange(String name) {
        if (!(tree(name) instanceof Map<?, ?> file && file.containsKey("response"))) {
            return Optional.empty();
        }
        Map<?, ?> request = asMap(file.get("request"));
        Map<?, ?> response = asMap(file.get("response"));
        String[] line = text(request.get("line")).split(" ", -1);
        return Optional.of(new Exchange(
                name,
                text(file.get("scheme")),
                line[0],
                line[1],
                headers(request),
                text(request.get("body")),
                Integer.parseInt(text(response.get("status"))),
                headers(response),
                text(response.get("body")),
                Boolean.TRUE.equals(response.get("trimmed"))));
    }

    private static Delivery toDelivery(String name, String trigger, Map<?, ?> delivery) {
        String[] line = text(delivery.get("request_line")).split(" ", -1);
        Map<String, String> headers = new LinkedHashMap<>();
        headers(delivery).forEach((header, values) -> headers.put(header, values.getFirst()));
        return new Delivery(
                name,
                trigger,
                line[0],
                line[1],
                headers,
                Base64.getDecoder().decode(text(delivery.get("body_base64"))),
                Optional.ofNullable(delivery.get("secret")).map(Object::toString));
    }

    private static Map<String, List<String>> headers(Map<?, ?> message) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (message.get("headers") instanceof List<?> pairs) {
            for (Object pair : pairs) {
                List<?> nameAndValue = (List<?>) pair;
                headers.computeIfAbsent(text(nameAndValue.getFirst()), none -> new ArrayList<>())
                        .add(text(nameAndValue.getLast()));
            }
        }
        return headers;
    }

    private static Map<?, ?> asMap(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalStateException("a recording's part should be an object, was " + tree);
    }

    private static String text(@Nullable Object tree) {
        return tree == null ? "" : tree.toString();
    }

    private byte[] bytes(String name) {
        try (InputStream in = Recordings.class.getResourceAsStream("/" + system + "/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no recording " + name + " of " + system);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
