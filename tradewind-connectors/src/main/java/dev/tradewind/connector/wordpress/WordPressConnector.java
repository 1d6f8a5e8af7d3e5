package dev.tradewind.connector.wordpress;

import static dev.tradewind.api.SettingSpec.optional;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.SettingSpec.Kind;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.StreamSpec.Way;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes what people send by the forms of WordPress sites; reads and writes content, users and calendar events. */
public final class WordPressConnector implements Connector {

    static final String LEADS = "leads";

    /** Section of the mapping. */
    static final String FIELDS = "fields";

    static final String UPSERT_CONTENT = "upsert-content";
    static final String UNPUBLISH_CONTENT = "unpublish-content";
    static final String CREATE_USER = "create-user";
    static final String UPSERT_EVENT = "upsert-event";

    private static final List<SettingSpec> SETTINGS = List.of(
            optional(
                    "url",
                    Kind.URL,
                    null,
                    "The site's address, to read it and to write to it; https unless on this machine"),
            optional(
                    "credentials.user",
                    Kind.TEXT,
                    null,
                    "User who reads and writes: an editor, or an administrator for users"),
            optional(
                    "credentials.password",
                    Kind.SECRET,
                    null,
                    "Application password of that user; made in Users > Profile, not the login password"),
            optional(
                    "api-path",
                    Kind.TEXT,
                    "/wp-json",
                    "Where the site's API begins; /index.php/wp-json on some hosts, /?rest_route= with plain permalinks"),
            optional(
                    "external-id-meta",
                    Kind.TEXT,
                    null,
                    "Meta field, registered with show_in_rest, that keeps the id of the record elsewhere"),
            optional(
                    ReadSettings.SECTION + "." + ReadSettings.TYPES,
                    Kind.TEXT,
                    "post, page",
                    "Types of content that are read, by the names they are registered with"),
            optional(
                    ReadSettings.SECTION + "." + ReadSettings.TAXONOMIES,
                    Kind.TEXT,
                    "category, post_tag",
                    "Taxonomies whose terms are read, by the names they are registered with"),
            optional(
                    ReadSettings.SECTION + "." + ReadSettings.GONE_AT_MOST,
                    Kind.NUMBER,
                    "50",
                    "Per cent of a compared list that may be gone at once; more is a mistake until this is raised"),
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
            streams(),
            List.of(
                    new OperationSpec(
                            UPSERT_CONTENT,
                            "content",
                            Repeat.LOOKUP,
                            "Creates, changes or unpublishes a post, a page or a record of another type."),
                    new OperationSpec(
                            UNPUBLISH_CONTENT,
                            "content",
                            Repeat.LOOKUP,
                            "Takes content off the site: it becomes a draft, and is never deleted."),
                    new OperationSpec(CREATE_USER, "user", Repeat.LOOKUP, "Creates a user who is not there yet."),
                    new OperationSpec(
                            UPSERT_EVENT,
                            "calendar-event",
                            Repeat.LOOKUP,
                            "Creates, changes or unpublishes an event of The Events Calendar.")));

    /** With one for each thing that a form's field can be, so that a mistake in the mapping is told with its line. */
    private static List<SettingSpec> settings() {
        Stream<SettingSpec> fields = Arrays.stream(Role.values())
                .map(role -> optional(
                        FIELDS + "." + role.word(), Kind.TEXT, null, "Name or label of the form's field that is this"));
        return Stream.concat(SETTINGS.stream(), fields).toList();
    }

    private static List<StreamSpec> streams() {
        Stream<StreamSpec> leads = Stream.of(new StreamSpec(LEADS, "lead", Set.of(Way.WEBHOOK)));
        return Stream.concat(leads, SiteStreams.SPECS.stream()).toList();
    }

    @Override
    public ConnectorDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Optional<Source> source(ConnectionContext connection) {
        return Optional.of(new WordPressSource(
                new FormIntake(FormSettings.of(connection.settings()), connection.clock()),
                SiteSettings.of(connection.settings()),
                ReadSettings.of(connection.settings()),
                connection.clock()));
    }

    @Override
    public Optional<Destination> destination(ConnectionContext connection) {
        return Optional.of(new WordPressDestination(
                SiteSettings.of(connection.settings()), connection.clock(), new SecureRandom()));
    }
}
