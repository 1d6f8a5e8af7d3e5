package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plug-in that is active in a shop.
 *
 * @param file the plug-in's file, which names it for good
 * @param name for people
 * @param version that is installed
 * @param latestVersion newest that there is, as far as the shop knows
 * @param extra what else the source sent, under the source's own names
 */
public record SitePlugin(
        String file,
        @Nullable String name,
        @Nullable String version,
        @Nullable String latestVersion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public SitePlugin {
        extra = Extra.copy(extra);
    }
}
