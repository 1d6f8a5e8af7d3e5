package dev.tradewind.connector.wordpress;

import static dev.tradewind.connector.wordpress.FormConnection.FORM;
import static dev.tradewind.connector.wordpress.FormConnection.JSON;
import static dev.tradewind.connector.wordpress.FormConnection.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Lead;
import dev.tradewind.api.model.LeadContact;
import dev.tradewind.api.model.LeadField;
import dev.tradewind.api.model.LeadForm;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each form plug-in sends, in the shapes that docs/connectors/wordpress.md lists, becomes the lead that was meant. */
class FormPluginsTest {

    private static Lead valid(Lead lead) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Lead.class.getResourceAsStream("lead.schema.json"));
        assertThat(schema.validate(Json.text(lead), InputFormat.JSON)).isEmpty();
        assertThat(Json.read(Json.write(lead), Lead.class)).isEqualTo(lead);
        return lead;
    }

    @Test
    void contactForm7() {
        Lead lead = valid(new FormConnection().lead(JSON, """
                {"your-name": "Anna Müller", "your-email": "anna@example.test", "your-subject": "Angebot",
                 "your-message": "Bitte melden", "acceptance-123": "1", "_wpcf7": "5", "_wpcf7_unit_tag": "wpcf7-f5-o1"}
                """));

        assertThat(lead.contact())
                .isEqualTo(new LeadContact(null, null, "Anna Müller", "anna@example.test", null, null));
        assertThat(lead.message()).isEqualTo("Bitte melden");
        assertThat(lead.form()).isEqualTo(new LeadForm("5", null, null, null));
        assertThat(lead.submittedAt()).isEqualTo(NOW);
        assertThat(lead.consents()).singleElement().satisfies(consent -> {
            assertThat(consent.field()).isEqualTo("acceptance-123");
            assertThat(consent.text()).isNull();
            assertThat(consent.at()).isEqualTo(NOW);
        });
        assertThat(lead.fields())
                .extracting(LeadField::name)
                .containsExactly("your-name", "your-email", "your-subject", "your-message", "acceptance-123");
        assertThat(lead.extra()).containsOnlyKeys("_wpcf7", "_wpcf7_unit_tag");
    }

    @Test
    void gravityForms_wholeEntry_withMappedNumbers() {
        var connection = new FormConnection()
                .field("first-name", "1.3")
                .field("last-name", "1.6")
                .field("message", 4)
                .field("consent", "5.1")
                .field("consent-text", "5.2");
        Lead lead = valid(connection.lead(JSON, """
                {"id": "17", "form_id": "3", "post_id": null, "date_created": "2026-11-20 17:20:05", "is_starred": "0",
                 "is_read": "0", "ip": "127.0.0.1", "source_url": "https://shop.example/kontakt/",
                 "user_agent": "a browser", "status": "active", "1.3": "Anna", "1.6": "Müller",
                 "2": "anna@example.test", "4": "Hallo", "5.1": "1", "5.2": "I agree to the privacy policy.", "5.3": "2"}
                """));

        assertThat(lead.id()).isEqualTo("3-17");
        assertThat(lead.submittedAt()).isEqualTo(Instant.parse("2026-11-20T17:20:05Z"));
        assertThat(lead.contact())
                .isEqualTo(new LeadContact("Anna", "Müller", "Anna Müller", "anna@example.test", null, null));
        assertThat(lead.message()).isEqualTo("Hallo");
        assertThat(lead.form()).isEqualTo(new LeadForm("3", null, "17", "https://shop.example/kontakt/"));
        assertThat(lead.consents())
                .singleElement()
                .satisfies(consent -> assertThat(consent.text()).isEqualTo("I agree to the privacy policy."));
        assertThat(lead.extra()).containsEntry("ip", "127.0.0.1").doesNotContainKey("2");
    }

    @Test
    void gravityForms_consentThatWasNotGiven_isAbsent() {
        var connection = new FormConnection().field("consent", "5.1").field("consent-text", "5.2");

        assertThat(connection
                        .lead(FORM, "2=anna%40example.test&5.1=&5.2=I+agree")
                        .consents())
                .isEmpty();
        assertThat(connection
                        .lead(FORM, "2=anna%40example.test&5.1=0&5.2=I+agree")
                        .consents())
                .isEmpty();
    }

    @Test
    void elementorWithAdvancedData_nestedBrackets() {
        Lead lead = valid(new FormConnection().lead(FORM, """
                form[id]=abc123&form[name]=Contact&fields[name][id]=name&fields[name][type]=text\
                &fields[name][title]=Name&fields[name][value]=Anna+M%C3%BCller&fields[name][raw_value]=Anna+M%C3%BCller\
                &fields[email][id]=email&fields[email][title]=E-Mail&fields[email][value]=anna%40example.test\
                &fields[field_7][id]=field_7&fields[field_7][title]=Nachricht&fields[field_7][value]=Hallo\
                &fields[field_8][title]=Datenschutz&fields[field_8][value]=on\
                &meta[page_url][title]=Page+URL&meta[page_url][value]=https%3A%2F%2Fshop.example%2Fkontakt%2F"""));

        assertThat(lead.contact().fullName()).isEqualTo("Anna Müller");
        assertThat(lead.contact().email()).isEqualTo("anna@example.test");
        assertThat(lead.message()).isEqualTo("Hallo");
        assertThat(lead.form()).isEqualTo(new LeadForm("abc123", "Contact", null, "https://shop.example/kontakt/"));
        assertThat(lead.consents())
                .singleElement()
                .satisfies(consent -> assertThat(consent.text()).isEqualTo("Datenschutz"));
        assertThat(lead.fields().get(2)).isEqualTo(new LeadField("field_7", "Nachricht", "Hallo"));
    }

    @Test
    void elementorPlain_labelsForNames() {
        Lead lead = valid(new FormConnection().lead(FORM, """
                Name=Anna&Email=anna%40example.test&Phone=%2B49+89+1&Message=Hallo&Date=November+20%2C+2026&Time=6%3A20+pm\
                &Page+URL=https%3A%2F%2Fshop.example%2F&User+Agent=a+browser&Remote+IP=127.0.0.1&Powered+by=Elementor\
                &form_id=abc123&form_name=Contact"""));

        assertThat(lead.contact())
                .isEqualTo(new LeadContact(null, null, "Anna", "anna@example.test", "+49 89 1", null));
        assertThat(lead.form()).isEqualTo(new LeadForm("abc123", "Contact", null, "https://shop.example/"));
        assertThat(lead.fields()).extracting(LeadField::name).containsExactly("Name", "Email", "Phone", "Message");
        assertThat(lead.extra()).containsEntry("Date", "November 20, 2026");
    }

    @Test
    void dateThatAVisitorTyped_isAField() {
        Lead lead = new FormConnection().lead(FORM, "email=a%40b.test&Date=2026-12-24&Time=18%3A00");

        assertThat(lead.fields()).extracting(LeadField::name).containsExactly("email", "Date", "Time");
    }

    @Test
    void fluentForms_nestedNames() {
        Lead lead = valid(new FormConnection().lead(JSON, """
                {"__fluent_form_embded_post_id": "12", "_fluentform_1_fluentformnonce": "n", "_wp_http_referer": "/kontakt/",
                 "names": {"first_name": "Anna", "last_name": "Müller"}, "email": "anna@example.test",
                 "input_text": "Müller GmbH", "message": "Hallo", "gdpr-agreement": "on",
                 "__submission": {"id": "9", "form_id": "1", "source_url": "https://shop.example/kontakt/",
                                  "created_at": "2026-11-20 18:20:05"}}
                """));

        assertThat(lead.id()).isEqualTo("1-9");
        assertThat(lead.contact())
                .isEqualTo(new LeadContact("Anna", "Müller", "Anna Müller", "anna@example.test", null, null));
        assertThat(lead.form()).isEqualTo(new LeadForm("1", null, "9", "https://shop.example/kontakt/"));
        assertThat(lead.submittedAt())
                .as("a time without its zone is not believed")
                .isEqualTo(NOW);
        assertThat(lead.consents()).hasSize(1);
    }

    @Test
    void wpForms_ownKeys() {
        Lead lead = valid(new FormConnection()
                .field("company", List.of("unternehmen_x", "firm"))
                .lead(JSON, """
                {"name": {"first": "Anna", "last": "Müller"}, "email": "anna@example.test", "firm": "Müller GmbH",
                 "topics": ["a", "b"], "entry_id": 21, "form_id": 4}
                """));

        assertThat(lead.contact().firstName()).isEqualTo("Anna");
        assertThat(lead.contact().company()).isEqualTo("Müller GmbH");
        assertThat(lead.id()).isEqualTo("4-21");
        assertThat(lead.fields().getLast().value()).isEqualTo(List.of("a", "b"));
    }

    @Test
    void listOfFields_isReadToo() {
        Lead lead = valid(new FormConnection().lead(JSON, """
                {"form": {"id": 7, "title": "Quote"}, "entry_id": 3, "submitted_at": "2026-11-20T18:20:05+01:00",
                 "fields": [{"id": "f1", "label": "Correo electrónico", "value": "anna@example.test"},
                            {"name": "tel", "value": 49891}, {"label": "Empresa", "value": ""}]}
                """));

        assertThat(lead.contact().email()).isEqualTo("anna@example.test");
        assertThat(lead.contact().phone()).isEqualTo("49891");
        assertThat(lead.contact().company()).isNull();
        assertThat(lead.submittedAt()).isEqualTo(Instant.parse("2026-11-20T17:20:05Z"));
        assertThat(lead.form()).isEqualTo(new LeadForm("7", "Quote", "3", null));
    }

    @Test
    void wordForAName_besideOnePart_meansTheOther() {
        assertThat(contact("Vorname=Anna&Name=M%C3%BCller"))
                .isEqualTo(new LeadContact("Anna", "Müller", "Anna Müller", null, null, null));
        assertThat(contact("nombre=Ana&apellidos=Ruiz"))
                .isEqualTo(new LeadContact("Ana", "Ruiz", "Ana Ruiz", null, null, null));
        assertThat(contact("pr%C3%A9nom=Zo%C3%A9&nom=Petit"))
                .isEqualTo(new LeadContact("Zoé", "Petit", "Zoé Petit", null, null, null));
    }

    @Test
    void mappedRole_isTakenFromNowhereElse() {
        LeadContact contact = new FormConnection()
                .field("email", "work-email")
                .lead(FORM, "email=private%40b.test&work-email=")
                .contact();

        assertThat(contact.email()).isNull();
    }

    @Test
    void namesThatOnlyContainAKnownWord_areNotRecognised() {
        assertThat(contact("email-of-a-friend=a%40b.test&friends-email=c%40b.test&company-size=5&message-type=x"))
                .isEqualTo(new LeadContact(null, null, null, null, null, null));
    }

    private static LeadContact contact(String body) {
        return new FormConnection().lead(FORM, body).contact();
    }

    @Test
    void preview_tellsWhatWouldBecomeOfABody() {
        var settings = new FormConnection().with("honeypot", "trap").settings();
        LeadPreview preview = LeadPreview.of(
                settings,
                "",
                "{\"email\":\"a@b.test\",\"size\":\"XL\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                NOW);

        assertThat(preview.verdict()).isEqualTo("Would become a lead.");
        assertThat(preview.uses()).containsExactly(java.util.Map.entry("email", "email"));
        assertThat(preview.unused()).containsExactly("size");
        assertThat(preview.lead()).containsEntry("email", "a@b.test");
        assertThat(verdict(settings, "trap=x&email=a%40b.test")).startsWith("Would be kept and ignored, spam");
        assertThat(verdict(settings, "{")).startsWith("Would be kept, and shown as unreadable");
    }

    private static String verdict(dev.tradewind.api.Settings settings, String body) {
        return LeadPreview.of(settings, "", body.getBytes(java.nio.charset.StandardCharsets.UTF_8), NOW)
                .verdict();
    }
}
