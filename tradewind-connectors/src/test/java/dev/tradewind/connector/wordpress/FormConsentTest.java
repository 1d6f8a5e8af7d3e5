package dev.tradewind.connector.wordpress;

import static dev.tradewind.connector.wordpress.FormConnection.FORM;
import static dev.tradewind.connector.wordpress.FormConnection.JSON;
import static dev.tradewind.connector.wordpress.FormConnection.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.model.Lead;
import dev.tradewind.api.model.LeadConsent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What somebody agreed to is kept with its time and its words, as JSON and form-encoded where a plug-in sends both. The bodies
 * are our reading of each plug-in's public documentation.
 */
class FormConsentTest {

    private static final Instant ENTERED = Instant.parse("2026-11-20T17:20:05Z");

    private static void isFrom(Lead lead, String email, LeadConsent... consents) {
        assertThat(lead.contact().email()).isEqualTo(email);
        assertThat(lead.consents()).containsExactly(consents);
    }

    /** The add-ons hand on what the form has: boxes as lists, with one entry for a box that was ticked. */
    @Test
    void contactForm7_sendsBoxesAsLists() {
        LeadConsent given = new LeadConsent("acceptance-123", "I agree to be called back.", NOW);

        isFrom(new FormConnection().lead(JSON, """
                {"your-name": "Anna Müller", "your-email": "anna@example.test", "your-message": "Bitte melden",
                 "topic": ["Offer", "Service"], "acceptance-123": ["I agree to be called back."]}
                """), "anna@example.test", given);
        isFrom(new FormConnection().lead(FORM, """
                your-name=Anna+M%C3%BCller&your-email=anna%40example.test&topic%5B%5D=Offer&topic%5B%5D=Service\
                &acceptance-123%5B%5D=I+agree+to+be+called+back."""), "anna@example.test", given);
        isFrom(new FormConnection().lead(JSON, """
                {"your-email": "anna@example.test", "acceptance-123": ["1"]}
                """), "anna@example.test", new LeadConsent("acceptance-123", null, NOW));
        isFrom(new FormConnection().lead(JSON, """
                {"your-email": "anna@example.test", "acceptance-123": []}
                """), "anna@example.test");
    }

    /** A consent is three inputs of the entry: the tick, the words, and the form's revision that has them. */
    @Test
    void gravityForms_sendsTheWholeEntry_inBothFormats() {
        var connection =
                new FormConnection().field("email", "2").field("consent", "5.1").field("consent-text", "5.2");
        LeadConsent given = new LeadConsent("5.1", "I agree to the privacy policy.", ENTERED);

        isFrom(connection.lead(JSON, """
                {"id": "17", "form_id": "3", "post_id": null, "date_created": "2026-11-20 17:20:05", "is_starred": "0",
                 "is_read": "0", "ip": "127.0.0.1", "source_url": "https://shop.example/kontakt/", "status": "active",
                 "1.3": "Anna", "1.6": "Müller", "2": "anna@example.test",
                 "5.1": "1", "5.2": "I agree to the privacy policy.", "5.3": "2"}
                """), "anna@example.test", given);
        isFrom(connection.lead(FORM, """
                id=17&form_id=3&post_id=&date_created=2026-11-20+17%3A20%3A05&is_starred=0&is_read=0&ip=127.0.0.1\
                &source_url=https%3A%2F%2Fshop.example%2Fkontakt%2F&status=active&1.3=Anna&1.6=M%C3%BCller\
                &2=anna%40example.test&5.1=1&5.2=I+agree+to+the+privacy+policy.&5.3=2"""), "anna@example.test", given);
    }

    /** The keys are the form owner's, the value of a box is its text. */
    @Test
    void wpForms_sendsTheWordsOfTheBox_inBothFormats() {
        String words = "I consent to having this website store my submitted information.";
        LeadConsent given = new LeadConsent("gdpr", words, NOW);

        isFrom(new FormConnection().lead(JSON, """
                {"name": "Anna Müller", "email": "anna@example.test", "message": "Hallo",
                 "gdpr": "I consent to having this website store my submitted information.", "form_id": 4, "entry_id": 21}
                """), "anna@example.test", given);
        isFrom(new FormConnection().lead(FORM, """
                name=Anna+M%C3%BCller&email=anna%40example.test&message=Hallo\
                &gdpr=I+consent+to+having+this+website+store+my+submitted+information.&form_id=4&entry_id=21"""), "anna@example.test", given);
    }

    /** A box says "on"; what it says beside itself is not sent, and can be mapped from a hidden field. */
    @Test
    void fluentForms_sendsATick_inBothFormats() {
        LeadConsent given = new LeadConsent("gdpr-agreement", null, NOW);

        isFrom(new FormConnection().lead(JSON, """
                {"names": {"first_name": "Anna", "last_name": "Müller"}, "email": "anna@example.test",
                 "gdpr-agreement": "on", "__submission": {"id": "9", "form_id": "1", "created_at": "2026-11-20 18:20:05"}}
                """), "anna@example.test", given);
        isFrom(new FormConnection().lead(FORM, """
                names%5Bfirst_name%5D=Anna&names%5Blast_name%5D=M%C3%BCller&email=anna%40example.test&gdpr-agreement=on\
                &__submission%5Bid%5D=9&__submission%5Bform_id%5D=1"""), "anna@example.test", given);
        isFrom(
                new FormConnection().field("consent-text", "consent_words").lead(JSON, """
                {"email": "anna@example.test", "gdpr-agreement": "on", "consent_words": "I agree to be written to."}
                """),
                "anna@example.test",
                new LeadConsent("gdpr-agreement", "I agree to be written to.", NOW));
    }

    /** The label of the field stands for its words. */
    @Test
    void elementor_sendsATick_withTheLabelIfAdvanced() {
        isFrom(
                new FormConnection().lead(FORM, """
                fields%5Bemail%5D%5Bid%5D=email&fields%5Bemail%5D%5Bvalue%5D=anna%40example.test\
                &fields%5Backnowledge%5D%5Bid%5D=acceptance&fields%5Backnowledge%5D%5Btype%5D=acceptance\
                &fields%5Backnowledge%5D%5Btitle%5D=Acceptance&fields%5Backnowledge%5D%5Bvalue%5D=on\
                &form%5Bid%5D=abc123"""),
                "anna@example.test",
                new LeadConsent("acknowledge", "Acceptance", NOW));
        isFrom(
                new FormConnection().lead(FORM, "Email=anna%40example.test&Datenschutz=on&form_id=abc123"),
                "anna@example.test",
                new LeadConsent("Datenschutz", null, NOW));
    }

    @Test
    void wordingThatWasAgreedTo_isAConsent_alsoWithANegationInIt() {
        String wording = "I agree that my data are kept until I withdraw this, and are not passed on";

        isFrom(
                new FormConnection().lead(FORM, "email=anna%40example.test&gdpr=" + wording.replace(" ", "+")),
                "anna@example.test",
                new LeadConsent("gdpr", wording, NOW));
    }

    @Test
    void boxThatWasNotTicked_isNoConsent_howeverItIsSent() {
        for (String none : new String[] {
            "",
            "0",
            "no",
            "off",
            "false",
            "Nein",
            "Nei",
            "Nie",
            "N%C3%A3o",
            "Ne",
            "Nem",
            "No%2C+thanks",
            "I+do+not+agree",
            "I+don%27t+agree",
            "Ich+stimme+nicht+zu"
        }) {
            isFrom(new FormConnection().lead(FORM, "email=anna%40example.test&gdpr=" + none), "anna@example.test");
        }
    }
}
