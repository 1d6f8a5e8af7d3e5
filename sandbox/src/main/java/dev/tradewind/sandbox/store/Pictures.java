package dev.tradewind.sandbox.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shop's library of pictures. Where a real store fetches an address, this one only gives it a number: every time anew,
 * as a real one does, though it has the same picture already. Guarded by the shop's lock.
 */
final class Pictures {

    private final Map<Integer, Map<String, @Nullable Object>> library = new LinkedHashMap<>();

    /** What a product shows of the pictures that a call names by number or by address. */
    List<@Nullable Object> of(Shop shop, List<Tree> named) {
        var pictures = new ArrayList<@Nullable Object>();
        for (Tree one : named) {
            int id = one.integer("id", 0);
            Map<String, @Nullable Object> known = library.get(id);
            if (known == null && id > 0) {
                throw new RestError(400, "woocommerce_product_invalid_image_id", "#" + id + " is an invalid image ID.");
            }
            var picture = known == null ? fetch(shop, one.text("src", "")) : known;
            for (String text : List.of("name", "alt")) {
                picture.put(text, one.text(text, Tree.text(picture.get(text), "")));
            }
            pictures.add(new LinkedHashMap<>(picture));
        }
        return pictures;
    }

    private Map<String, @Nullable Object> fetch(Shop shop, String address) {
        String file = address.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
        var picture = new LinkedHashMap<String, @Nullable Object>();
        picture.put("id", shop.ids.nextPost());
        picture.put("date_created", shop.time.local(shop.time.now()));
        picture.put("date_created_gmt", shop.time.gmt(shop.time.now()));
        picture.put("date_modified", shop.time.local(shop.time.now()));
        picture.put("date_modified_gmt", shop.time.gmt(shop.time.now()));
        picture.put("src", shop.url() + "/wp-content/uploads/2026/11/" + file);
        picture.put("name", file);
        picture.put("alt", "");
        library.put((Integer) java.util.Objects.requireNonNull(picture.get("id")), picture);
        return picture;
    }
}
