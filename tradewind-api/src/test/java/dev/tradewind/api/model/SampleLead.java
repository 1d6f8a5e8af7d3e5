package dev.tradewind.api.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Leads for tests: one that uses every component of the model, and one with nothing that may be absent. */
final class SampleLead {

    private static final Instant AT = Instant.parse("2026-11-20T17:18:43Z");

    private SampleLead() {}

    static Lead whole() {
        return new Lead(
                "3-17",
                AT,
                new LeadContact("Anna", "Müller", "Anna Müller", "anna@example.test", "+49 89 1", "Müller GmbH"),
                "Bitte um Rückruf",
                new LeadForm("3", "Kontakt", "17", "https://shop.example/kontakt/"),
                List.of(new LeadConsent("datenschutz", "Ich stimme zu.", AT)),
                List.of(
                        new LeadField("your-email", "E-Mail", "anna@example.test"),
                        new LeadField("topics", null, List.of("a", "b"))),
                Map.of("ip", "127.0.0.1"));
    }

    static Lead bare() {
        return new Lead(
                "x",
                AT,
                new LeadContact(null, null, null, null, null, null),
                null,
                new LeadForm(null, null, null, null),
                List.of(),
                List.of(),
                Map.of());
    }
}
