package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.User;
import java.time.Instant;
import java.util.Map;

/**
 * Reads a site's users as canonical ones.
 *
 * <p>Left out on purpose: {@code _links}, and the pictures of a user, which are addresses at another service made of the e-mail
 * address.
 */
final class UserReading implements SiteReading {

    @Override
    public User read(String id, Map<?, ?> record, Instant seenAt) {
        SiteFields fields = new SiteFields(record);
        fields.drop("id", "_links", "avatar_urls");
        return new User(
                id,
                fields.text("email"),
                fields.text("username"),
                fields.text("name"),
                fields.text("first_name"),
                fields.text("last_name"),
                fields.text("url"),
                fields.texts("roles"),
                fields.time("registered_date"),
                seenAt,
                fields.object("meta").map(SiteFields::rest).orElse(Map.of()),
                fields.object("acf").map(SiteFields::rest).orElse(Map.of()),
                fields.rest());
    }
}
