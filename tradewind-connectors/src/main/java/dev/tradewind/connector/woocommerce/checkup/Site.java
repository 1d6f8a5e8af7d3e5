package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.connector.woocommerce.access.ApiForm;
import java.util.Optional;

/**
 * What a shop tells everyone about itself.
 *
 * @param form of its API's addresses
 * @param home the address it calls its own; empty if it does not tell
 * @param zone its time zone, by name or as an offset in hours; empty if it does not tell
 */
record Site(ApiForm form, Optional<String> home, Optional<String> zone) {

    static Site of(ApiForm form, Object index) {
        return new Site(
                form,
                Trees.text(index, "home"),
                Trees.text(index, "timezone_string")
                        .or(() -> Trees.text(index, "gmt_offset")
                                .map(hours -> "UTC" + (hours.startsWith("-") ? "" : "+") + hours)));
    }
}
