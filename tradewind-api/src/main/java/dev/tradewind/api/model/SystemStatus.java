package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a shop is made of, as it was at one moment. The contract is {@code system-status.schema.json} beside this class.
 *
 * @param id always {@code system}
 * @param shopVersion of the shop software
 * @param platformVersion of what it runs in
 * @param phpVersion of PHP
 * @param databaseVersion of the database, as it calls itself
 * @param server web server
 * @param language of the site, for example {@code de_DE}
 * @param currency ISO 4217
 * @param orderStorage {@code hpos} or {@code legacy}; null if the shop does not tell
 * @param theme what the shop looks like
 * @param plugins active ones
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record SystemStatus(
        String id,
        @Nullable String shopVersion,
        @Nullable String platformVersion,
        @Nullable String phpVersion,
        @Nullable String databaseVersion,
        @Nullable String server,
        @Nullable String language,
        @Nullable String currency,
        @Nullable String orderStorage,
        SiteTheme theme,
        List<SitePlugin> plugins,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public SystemStatus {
        plugins = List.copyOf(plugins);
        extra = Extra.copy(extra);
    }

    /** Its only name. */
    @Override
    public String label() {
        return id;
    }

    /** Systems have no state. */
    @Override
    public String status() {
        return "";
    }
}
