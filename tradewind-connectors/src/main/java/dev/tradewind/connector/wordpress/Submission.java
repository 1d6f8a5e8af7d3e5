package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.LeadField;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a form plug-in sent, taken apart: the form's fields, and what the plug-in added.
 *
 * <p>Three shapes are known. Fields in an object or list of their own ({@code fields}, {@code form_fields}, {@code data}):
 * everything beside it was added. An entry of Gravity Forms: fields have numbers for names. Anything else: every name at
 * the root is a field but those that plug-ins are known to add.
 *
 * @param fields in the order of the form
 * @param added what the plug-in added, under its own names
 */
record Submission(List<LeadField> fields, Map<String, @Nullable Object> added) {

    private static final List<String> CONTAINERS = List.of("fields", "form_fields", "data");

    private static final Set<String> ALWAYS_ADDED = Set.of(
            "form_id",
            "form_name",
            "form_title",
            "entry_id",
            "submission_id",
            "date_created",
            "created_at",
            "submitted_at",
            "source_url",
            "page_url",
            "Page URL",
            "User Agent",
            "Remote IP",
            "Powered by",
            "user_agent",
            "user_ip",
            "remote_ip",
            "__submission",
            "__fluent_form_embded_post_id",
            "_wp_http_referer",
            "_wpnonce");

    private static final Set<String> ADDED_BY_GRAVITY_FORMS = Set.of(
            "id",
            "form_id",
            "post_id",
            "date_created",
            "date_updated",
            "is_starred",
            "is_read",
            "ip",
            "source_id",
            "source_url",
            "user_agent",
            "currency",
            "payment_status",
            "payment_date",
            "payment_amount",
            "payment_method",
            "transaction_id",
            "transaction_type",
            "is_fulfilled",
            "created_by",
            "status");

    static Submission of(Map<String, @Nullable Object> root) {
        for (String name : CONTAINERS) {
            Object container = root.get(name);
            List<LeadField> fields = FieldLists.of(container);
            if (!fields.isEmpty() && (container instanceof Map<?, ?> || container instanceof List<?>)) {
                Map<String, @Nullable Object> added = new LinkedHashMap<>(root);
                added.remove(name);
                return new Submission(fields, added);
            }
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        Map<String, @Nullable Object> added = new LinkedHashMap<>();
        root.forEach((name, value) -> (isAdded(name, root) ? added : fields).put(name, value));
        return new Submission(FieldLists.of(fields), added);
    }

    /** Gravity Forms sends its whole entry: numbers for names, beside what it keeps of each entry. */
    private static boolean isGravityEntry(Map<String, @Nullable Object> root) {
        return root.containsKey("id")
                && root.containsKey("form_id")
                && root.containsKey("date_created")
                && root.containsKey("is_read");
    }

    private static boolean isAdded(String name, Map<String, @Nullable Object> root) {
        if (isGravityEntry(root)) {
            return ADDED_BY_GRAVITY_FORMS.contains(name);
        }
        // A form may well ask for a date and a time; Elementor adds both together with these.
        boolean byElementor = root.containsKey("Page URL") && root.containsKey("User Agent");
        return ALWAYS_ADDED.contains(name)
                || name.startsWith("_wpcf7")
                || name.startsWith("_fluentform")
                || (byElementor && (name.equals("Date") || name.equals("Time")));
    }

    Optional<String> entryId() {
        return isGravityEntry(added)
                ? FormTrees.text(added.get("id"))
                : first("entry_id", "submission_id", "entryId", "submissionId", "__submission.id", "entry.id");
    }

    Optional<String> formId() {
        return first("form_id", "formId", "form.id", "__submission.form_id", "_wpcf7");
    }

    Optional<String> formName() {
        return first("form_name", "form_title", "formName", "form.name", "form.title");
    }

    Optional<String> pageUrl() {
        return first(
                "page_url",
                "source_url",
                "pageUrl",
                "Page URL",
                "meta.page_url.value",
                "meta.page_url",
                "__submission.source_url",
                "_wp_http_referer");
    }

    /** When it was sent; empty if it does not say so in a way that leaves no doubt about the time zone. */
    Optional<Instant> submittedAt() {
        if (isGravityEntry(added)) {
            // Gravity Forms keeps the time of an entry in UTC, written without a zone.
            return FormTrees.text(added.get("date_created")).flatMap(text -> instant(text.replace(' ', 'T') + "Z"));
        }
        return first("submitted_at", "submittedAt", "created_at", "timestamp").flatMap(Submission::instant);
    }

    /** A time with its zone, or seconds since 1970. */
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(
                    text.matches("\\d{10}")
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> first(String... paths) {
        for (String path : paths) {
            Optional<String> text = FormTrees.text(FormTrees.at(added, path));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }
}
