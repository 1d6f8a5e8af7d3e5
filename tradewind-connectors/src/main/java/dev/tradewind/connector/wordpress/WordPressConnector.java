package dev.tradewind.connector.wordpress;

import static dev.tradewind.api.SettingSpec.optional;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.SettingSpec.Kind;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.StreamSpec.Way;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes what people send by the forms of WordPress sites. */
public final class WordPressConnector implements Connector {

    static final String LEADS = "leads";

    /** Section of the mapping. */
    static final String FIELDS = "fields";

    private static final List<SettingSpec> SETTINGS = List.of(
            optional("form-secret", Kind.SECRET, null, "What a form plug-in must send to be let in; made up by you"),
            optional(
                    "form-secret-previous",
                    Kind.SECRET,
                    null,
                    "Secret that is being replaced; accepted as well, so that no form is lost meanwhile"),
            optional("signature-secret", Kind.SECRET, null, "Lets in bodies that are signed with it, by HMAC-SHA256"),
            optional("signature-header", Kind.TEXT, "X-Signature", "Header in which the signature comes"),
            optional("honeypot", Kind.TEXT, null, "Name of a field that people don't see: filled in, it is spam"),
            optional(
                    "max-links", Kind.NUMBER, null, "Most links that all fields together may have, before it is spam"));

    private static final ConnectorDescription DESCRIPTION = new ConnectorDescription(
            "wordpress",
            "WordPress",
            settings(),
            List.of(new StreamSpec(LEADS, "lead", Set.of(Way.WEBHOOK))),
            List.of());

    /** With one for each thing that a form's field can be, so that a mistake in the mapping is told with its line. */
    private static List<SettingSpec> settings() {
        Stream<SettingSpec> fields = Arrays.stream(Role.values())
                .map(role -> optional(
                        FIELDS + "." + role.word(), Kind.TEXT, null, "Name or label of the form's field that is this"));
        return Stream.concat(SETTINGS.stream(), fields).toList();
    }

    @Override
    public ConnectorDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Optional<Source> source(ConnectionContext connection) {
        return Optional.of(
                new WordPressSource(new FormIntake(FormSettings.of(connection.settings()), connection.clock())));
    }
}
