package dev.tradewind.connector.woocommerce.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives a product images from elsewhere, each fetched by the store once.
 *
 * <p>The store fetches whatever address it is given, every time, and files a copy. So the product remembers, in a meta field,
 * hashes of the addresses that its images came from, in their order. As long as an address stays, the image at its place is
 * kept by its number; only others are fetched. What a person replaced by hand under an unchanged address stays replaced.
 */
final class Images {

    static final String META = "_tradewind_images";

    static final Shape SHAPE = Shape.of(
            Field.text("url", "", "where the store fetches it from").needed(),
            Field.line("hash", "", "of its content: a new one makes the store fetch it again"),
            Field.line("name", "name", ""),
            Field.line("alt", "alt", "what it shows, in words"));

    private Images() {}

    /** Puts {@code images} and their meta field into {@code body}, unless the product has them already. */
    static void put(List<Input> images, Optional<Map<?, ?>> product, Map<String, @Nullable Object> body) {
        List<String> wanted = images.stream().map(Images::hash).toList();
        Map<String, Object> there = product.map(Images::there).orElse(Map.of());
        if (product.isPresent() && List.copyOf(there.keySet()).equals(wanted)) {
            return;
        }
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Map<String, @Nullable Object> item =
                    new LinkedHashMap<>(images.get(i).told());
            Object id = there.get(wanted.get(i));
            if (id == null) {
                item.put("src", address(images.get(i)));
            } else {
                item.put("id", id);
            }
            items.add(item);
        }
        body.put("images", items);
        Meta.put(body, META, String.join(" ", wanted));
    }

    private static String address(Input image) {
        String url = image.needed("url");
        if (!url.matches("https?://[^\\s]+")) {
            throw new Unfit(image.at("url"), "must begin with http:// or https://");
        }
        return url;
    }

    /** The numbers of the product's images by the hashes that it remembers; none if they do not fit together. */
    private static Map<String, Object> there(Map<?, ?> product) {
        String kept = Meta.text(product, META).orElse("");
        List<String> hashes = kept.isBlank() ? List.of() : List.of(kept.split(" ", -1));
        if (!(product.get("images") instanceof List<?> images) || images.size() != hashes.size()) {
            return Map.of();
        }
        Map<String, Object> there = new LinkedHashMap<>();
        for (int i = 0; i < hashes.size(); i++) {
            if (images.get(i) instanceof Map<?, ?> image && image.get("id") instanceof Number id) {
                there.put(hashes.get(i), id);
            }
        }
        return there;
    }

    private static String hash(Input image) {
        return Fingerprint.of(image.needed("url") + "\n" + image.text("hash").orElse(""));
    }
}
