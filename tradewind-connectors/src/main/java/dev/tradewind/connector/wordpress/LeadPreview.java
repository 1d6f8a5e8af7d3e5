package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Settings;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.LeadField;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a form's body would become, before anything is connected.
 *
 * @param verdict one sentence: a lead, spam, or why it cannot be read
 * @param lead the lead as flows would see it; absent if it would become none
 * @param uses which field became what: word of the setting {@code fields} to name of the field
 * @param unused fields that became nothing but an entry of the lead's {@code fields}
 */
public record LeadPreview(
        String verdict, @Nullable Map<String, @Nullable Object> lead, Map<String, String> uses, List<String> unused) {

    public LeadPreview {
        unused = List.copyOf(unused);
    }

    /**
     * Reads a body as a connection with these settings would. Secrets are not asked for, and nothing is kept.
     *
     * @param contentType as the plug-in would send it; empty to go by the first character
     * @param now taken for the time of receipt
     */
    public static LeadPreview of(Settings settings, String contentType, byte[] body, Instant now) {
        FormSettings forms = FormSettings.of(settings);
        return switch (FormBody.of(contentType, body)) {
            case FormBody.Refused refused ->
                nothing("Would be refused with " + refused.status() + ": " + refused.reason() + ".");
            case FormBody.Unreadable unreadable ->
                nothing("Would be kept, and shown as unreadable: " + unreadable.reason() + ".");
            case FormBody.Tree tree -> of(forms, Submission.of(tree.root()), now);
        };
    }

    private static LeadPreview of(FormSettings forms, Submission submission, Instant now) {
        if (submission.fields().isEmpty()) {
            return nothing("Would be taken for a test of the address: there is no field in it.");
        }
        var reader = new LeadReader(forms.mapping());
        Map<String, String> uses = reader.uses(submission);
        List<String> unused = submission.fields().stream()
                .map(LeadField::name)
                .filter(name -> !uses.containsValue(name))
                .toList();
        Optional<String> spam = forms.spam().reason(submission.fields());
        String id = reader.entryId(submission).orElse("made-of-the-content");
        return new LeadPreview(
                spam.map(reason -> "Would be kept and ignored, " + reason + ".").orElse("Would become a lead."),
                Json.tree(reader.read(submission, id, now)),
                uses,
                unused);
    }

    private static LeadPreview nothing(String verdict) {
        return new LeadPreview(verdict, null, new LinkedHashMap<>(), List.of());
    }
}
