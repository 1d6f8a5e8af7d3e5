package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Settings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a connection's document says about a site's forms.
 *
 * @param guard who may send
 * @param spam what is kept and ignored
 * @param mapping which field is what
 */
record FormSettings(FormGuard guard, SpamCheck spam, FieldMapping mapping) {

    static FormSettings of(Settings settings) {
        List<String> secrets = Stream.of("form-secret", "form-secret-previous")
                .map(settings::find)
                .flatMap(Optional::stream)
                .toList();
        return new FormSettings(
                new FormGuard(secrets, settings.find("signature-secret"), settings.text("signature-header")),
                new SpamCheck(settings.find("honeypot").filter(name -> !name.isBlank()), maxLinks(settings)),
                FieldMapping.of(settings.section(WordPressConnector.FIELDS)));
    }

    private static OptionalInt maxLinks(Settings settings) {
        Optional<String> given = settings.find("max-links");
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(Math.max(0, Integer.parseInt(given.get())));
    }
}
