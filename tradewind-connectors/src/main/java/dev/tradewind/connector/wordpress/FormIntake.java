package dev.tradewind.connector.wordpress;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes the forms of one site, and understands what it has taken. Safe for any thread. */
final class FormIntake {

    static final String SUBMITTED = "lead.submitted";

    private static final String CONTENT_TYPE = "content-type";
    private static final String RECEIVED_AT = "received-at";

    /** No real type is longer, and what a caller sends must not bloat the journal. */
    private static final int CONTENT_TYPE_CHARS_MAX = 100;

    /** Form and entry id together; longer ones are replaced by their hash. */
    private static final int ID_CHARS_MAX = 80;

    private static final int HASH_CHARS = 24;

    private final FormSettings settings;
    private final LeadReader reader;
    private final InstantSource clock;

    FormIntake(FormSettings settings, InstantSource clock) {
        this.settings = settings;
        this.reader = new LeadReader(settings.mapping());
        this.clock = clock;
    }

    Intake receive(InboundRequest request) {
        if (!request.method().equals("POST")) {
            return new Intake.Refused(405, "forms come as POST, this was " + request.method());
        }
        Optional<String> refusal = settings.guard().refusal(request);
        if (refusal.isPresent()) {
            return new Intake.Refused(401, refusal.get());
        }
        if (request.body().length == 0) {
            return new Intake.Nothing("the secret is right, and nothing was sent: a test of the address");
        }
        String type = request.header("Content-Type").orElse("");
        String shortType = type.substring(0, Math.min(type.length(), CONTENT_TYPE_CHARS_MAX));
        Instant now = clock.instant();
        return switch (FormBody.of(shortType, request.body())) {
            case FormBody.Refused refused -> new Intake.Refused(refused.status(), refused.reason());
            case FormBody.Unreadable unreadable ->
                accepted(
                        byContent(request.body(), now),
                        hash(request.body()),
                        Optional.empty(),
                        request,
                        shortType,
                        now);
            case FormBody.Tree tree -> submitted(Submission.of(tree.root()), request, shortType, now);
        };
    }

    private Intake submitted(Submission submission, InboundRequest request, String type, Instant now) {
        if (submission.fields().isEmpty()) {
            return new Intake.Nothing("the secret is right, and no field was sent: a test of the address");
        }
        Optional<String> entry = reader.entryId(submission)
                .map(id ->
                        reader.formId(submission).map(form -> form + "-" + id).orElse(id));
        // With an entry id, what may differ between two deliveries of one submission does not count: only its fields
        // do.
        String content = entry.isPresent() ? hash(Json.write(submission.fields())) : hash(request.body());
        String id = entry.map(FormIntake::safe).orElseGet(() -> byContent(request.body(), now));
        return accepted(id, content, reader.submittedAt(submission), request, type, now);
    }

    private static Intake accepted(
            String id, String content, Optional<Instant> at, InboundRequest request, String type, Instant now) {
        var record = new RawRecord(
                WordPressConnector.LEADS,
                SUBMITTED,
                id,
                request.body(),
                Map.of(CONTENT_TYPE, type, RECEIVED_AT, now.toString()));
        return new Intake.Accepted(List.of(new IncomingEvent(SUBMITTED + "|" + id + "|" + content, at, record)));
    }

    Normalised normalise(RawRecord record) {
        Map<String, String> attributes = record.attributes();
        return switch (FormBody.of(attributes.getOrDefault(CONTENT_TYPE, ""), record.body())) {
            case FormBody.Refused refused -> new Normalised.Unreadable(refused.reason());
            case FormBody.Unreadable unreadable -> new Normalised.Unreadable(unreadable.reason());
            case FormBody.Tree tree -> {
                Submission submission = Submission.of(tree.root());
                Instant receivedAt = Submission.instant(attributes.getOrDefault(RECEIVED_AT, ""))
                        .orElse(Instant.EPOCH);
                yield settings.spam()
                        .reason(submission.fields())
                        .map(reason -> (Normalised) new Normalised.Ignored(reason))
                        .orElseGet(() -> new Normalised.Changed(reader.read(submission, record.key(), receivedAt)));
            }
        };
    }

    /** The same words on another day are another submission: a person who asks again wants an answer again. */
    private static String byContent(byte[] body, Instant now) {
        String day = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        return day + "-" + hash(body);
    }

    private static String safe(String id) {
        return id.length() <= ID_CHARS_MAX && id.matches("[\\w.:-]+") ? id : hash(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
