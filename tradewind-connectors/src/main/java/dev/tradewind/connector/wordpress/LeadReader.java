package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.Lead;
import dev.tradewind.api.model.LeadConsent;
import dev.tradewind.api.model.LeadContact;
import dev.tradewind.api.model.LeadField;
import dev.tradewind.api.model.LeadForm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a lead of a submission. Pure; safe for any thread. */
final class LeadReader {

    /** What an unticked box or a refusal sends, where it sends anything: a word for itself, or the first of a sentence. */
    private static final Set<String> NOT_GIVEN = Set.of(
            "0",
            "no",
            "not",
            "off",
            "false",
            "none",
            "never",
            "declined",
            "decline",
            "disagree",
            "refuse",
            "refused",
            "unchecked",
            "nein",
            "nicht",
            "keine",
            "non",
            "nee",
            "niet",
            "geen",
            "nej",
            "nei",
            "ikke",
            "inte",
            "ei",
            "nao",
            "nie",
            "ne",
            "nem",
            "n");

    /** Within a sentence they turn it round: {@code I do not agree}. */
    private static final Set<String> NEGATION = Set.of(
            "not",
            "dont",
            "disagree",
            "decline",
            "refuse",
            "nicht",
            "keine",
            "ablehnen",
            "ikke",
            "inte",
            "niet",
            "geen",
            "nao",
            "nie",
            "nem",
            "pas");

    /** Longer ones are the wording that was agreed to: {@code … and I can withdraw it, which will not affect …}. */
    private static final int REFUSAL_WORDS_MAX = 8;

    /** What a ticked box sends that says nothing about what was agreed to. */
    private static final Set<String> BARE_TICK =
            Set.of("1", "yes", "on", "true", "accepted", "checked", "ja", "oui", "si", "sí", "consent", "agree");

    private final FieldMapping mapping;

    LeadReader(FieldMapping mapping) {
        this.mapping = mapping;
    }

    /**
     * Reads a submission.
     *
     * @param id of the lead
     * @param receivedAt taken for the time of submission, if the form does not tell
     */
    Lead read(Submission submission, String id, Instant receivedAt) {
        return new One(submission).lead(id, receivedAt);
    }

    /** Which field became what, by the words of the setting {@code fields}. */
    Map<String, String> uses(Submission submission) {
        var one = new One(submission);
        Map<String, String> uses = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            one.field(role).ifPresent(field -> uses.put(role.word(), field.name()));
        }
        one.consentFields().stream()
                .findFirst()
                .ifPresentOrElse(
                        field -> uses.put(Role.CONSENT.word(), field.name()), () -> uses.remove(Role.CONSENT.word()));
        return uses;
    }

    /** The form's id at the site, as mapped or as the plug-in adds it. */
    Optional<String> formId(Submission submission) {
        return new One(submission).text(Role.FORM_ID).or(submission::formId);
    }

    /** The submission's id at the site, as mapped or as the plug-in adds it. */
    Optional<String> entryId(Submission submission) {
        return new One(submission).text(Role.ENTRY_ID).or(submission::entryId);
    }

    /** When it was sent, if that is told. */
    Optional<Instant> submittedAt(Submission submission) {
        return new One(submission)
                .text(Role.SUBMITTED_AT)
                .flatMap(Submission::instant)
                .or(submission::submittedAt);
    }

    /** One submission that is being read. */
    private final class One {

        private final Submission submission;
        private final List<LeadField> fields;

        /** With what the plug-in added: a mapping may name that too. */
        private final List<LeadField> everything;

        One(Submission submission) {
            this.submission = submission;
            this.fields = submission.fields();
            this.everything = Stream.concat(fields.stream(), FieldLists.of(submission.added()).stream())
                    .toList();
        }

        Optional<LeadField> field(Role role) {
            return mapping.find(role, mapping.given().containsKey(role) ? everything : fields);
        }

        Optional<String> text(Role role) {
            return field(role).flatMap(field -> FormTrees.text(field.value()));
        }

        // The compiler leaves the constructor's own annotation for nulls in extra out of the class file.
        @SuppressWarnings("NullAway")
        Lead lead(String id, Instant receivedAt) {
            Instant at = submittedAt(submission).orElse(receivedAt);
            return new Lead(
                    id,
                    at,
                    contact(),
                    text(Role.MESSAGE).orElse(null),
                    form(),
                    consents(at),
                    fields,
                    submission.added());
        }

        private LeadForm form() {
            return new LeadForm(
                    formId(submission).orElse(null),
                    text(Role.FORM_NAME).or(submission::formName).orElse(null),
                    entryId(submission).orElse(null),
                    text(Role.PAGE_URL).or(submission::pageUrl).orElse(null));
        }

        private LeadContact contact() {
            String first = text(Role.FIRST_NAME).orElse(null);
            String last = text(Role.LAST_NAME).orElse(null);
            String full = text(Role.FULL_NAME).orElse(null);
            // "Vorname, Name" and "Nombre, Apellidos": beside one part, the word for a name means the other.
            if (full != null && first != null && last == null) {
                last = full;
                full = null;
            } else if (full != null && last != null && first == null) {
                first = full;
                full = null;
            }
            return new LeadContact(
                    first,
                    last,
                    full != null ? full : joined(first, last),
                    text(Role.EMAIL).filter(email -> email.contains("@")).orElse(null),
                    text(Role.PHONE).orElse(null),
                    text(Role.COMPANY).orElse(null));
        }

        private List<LeadConsent> consents(Instant at) {
            List<LeadConsent> consents = new ArrayList<>();
            Optional<String> wording =
                    mapping.given().containsKey(Role.CONSENT_TEXT) ? text(Role.CONSENT_TEXT) : Optional.empty();
            for (LeadField field : consentFields()) {
                String text = wording.or(() -> FormTrees.text(field.value()).filter(One::isWording))
                        .orElse(field.label());
                consents.add(new LeadConsent(field.name(), text, at));
            }
            return consents;
        }

        List<LeadField> consentFields() {
            boolean mapped = mapping.given().containsKey(Role.CONSENT);
            return mapping.all(Role.CONSENT, mapped ? everything : fields).stream()
                    .filter(field -> FormTrees.text(field.value())
                            .filter(text -> !isRefusal(text))
                            .isPresent())
                    .toList();
        }

        private static boolean isRefusal(String text) {
            List<String> words = Stream.of(text.replaceAll("['’]", "").split("[^\\p{L}\\p{N}]+", -1))
                    .map(FieldNames::plain)
                    .filter(word -> !word.isEmpty())
                    .toList();
            return !words.isEmpty()
                    && words.size() <= REFUSAL_WORDS_MAX
                    && (NOT_GIVEN.contains(words.getFirst()) || words.stream().anyMatch(NEGATION::contains));
        }

        private static boolean isWording(String text) {
            return !BARE_TICK.contains(text.toLowerCase(Locale.ROOT));
        }

        private static @Nullable String joined(@Nullable String first, @Nullable String last) {
            if (first == null || last == null) {
                return first == null ? last : first;
            }
            return first + " " + last;
        }
    }
}
