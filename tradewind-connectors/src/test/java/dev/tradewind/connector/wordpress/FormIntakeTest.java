package dev.tradewind.connector.wordpress;

import static dev.tradewind.connector.wordpress.FormConnection.FORM;
import static dev.tradewind.connector.wordpress.FormConnection.JSON;
import static dev.tradewind.connector.wordpress.FormConnection.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.model.LeadField;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormIntakeTest {

    private final FormConnection connection = new FormConnection();

    private int refused(String type, String body) {
        return ((Intake.Refused) connection.send(type, body)).status();
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "f" + i + "=x").collect(Collectors.joining("&"));
    }

    @Test
    void multipart_isRefused_withWhatToChooseInstead() {
        assertThat(connection.send("multipart/form-data; boundary=x", "--x--"))
                .isInstanceOfSatisfying(Intake.Refused.class, r -> {
                    assertThat(r.status()).isEqualTo(415);
                    assertThat(r.reason()).contains("multipart/form-data", "JSON or form-encoded");
                });
        assertThat(refused("application/xml", "<x/>")).isEqualTo(415);
    }

    @Test
    void tooMuch_isRefused() {
        assertThat(refused(FORM, "a=" + "x".repeat(FormBody.BODY_BYTES_MAX))).isEqualTo(413);
        assertThat(refused(FORM, fields(FormBody.FIELDS_MAX + 1))).isEqualTo(413);
        assertThat(refused(JSON, "{\"a\":[" + "1,".repeat(FormBody.FIELDS_MAX) + "1]}"))
                .isEqualTo(413);
        assertThat(connection.send(FORM, fields(FormBody.FIELDS_MAX))).isInstanceOf(Intake.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"form_id\":3}", "[{}]"})
    void testOfTheAddress_isAnswered_andNotKept(String body) {
        assertThat(connection.send(JSON, body)).isInstanceOf(Intake.Nothing.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\":", "[1,2]", "\"text\"", "{\"a\":1,\"a\":2}"})
    void bodyThatNobodyUnderstands_isKept_andShownAsUnreadable(String body) {
        assertThat(connection.normalised(JSON, body)).isInstanceOf(Normalised.Unreadable.class);
    }

    @Test
    void json_isRead_evenUnderTheTypeOfAForm() {
        assertThat(connection.lead(FORM, "{\"email\":\"a@b.test\"}").contact().email())
                .isEqualTo("a@b.test");
        assertThat(connection.lead("", "email=a%40b.test").contact().email()).isEqualTo("a@b.test");
    }

    @Test
    void sameBody_isOneEvent_onOneDay() {
        var first = connection.event(FORM, "email=a%40b.test");
        var again = connection.event(FORM, "email=a%40b.test");
        var other = connection.event(FORM, "email=c%40b.test");
        var nextDay = new FormConnection().at(NOW.plus(Duration.ofDays(1))).event(FORM, "email=a%40b.test");

        assertThat(again.dedupeKey()).isEqualTo(first.dedupeKey());
        assertThat(other.dedupeKey()).isNotEqualTo(first.dedupeKey());
        assertThat(nextDay.dedupeKey()).isNotEqualTo(first.dedupeKey());
        assertThat(nextDay.record().key()).isNotEqualTo(first.record().key());
    }

    @Test
    void sameEntry_isOneEvent_howeverOftenItIsSent_andAChangedOneIsANewVersion() {
        String entry = "{\"form_id\":3,\"entry_id\":17,\"email\":\"a@b.test\",\"user_agent\":\"%s\",\"text\":\"%s\"}";
        var first = connection.event(JSON, entry.formatted("a browser", "x"));
        var again = connection.event(JSON, entry.formatted("a retry", "x"));
        var edited = connection.event(JSON, entry.formatted("a browser", "y"));

        assertThat(first.record().key()).isEqualTo("3-17");
        assertThat(again.dedupeKey()).isEqualTo(first.dedupeKey());
        assertThat(edited.dedupeKey()).isNotEqualTo(first.dedupeKey());
        assertThat(edited.record().key()).isEqualTo("3-17");
    }

    @Test
    void entryIdOfAnyLength_givesAShortKey() {
        var event = connection.event(FORM, "email=a%40b.test&entry_id=" + "9".repeat(5_000));

        assertThat(event.dedupeKey()).hasSizeLessThanOrEqualTo(200);
        assertThat(event.record().key()).hasSizeLessThanOrEqualTo(80);
    }

    @Test
    void honeypotThatWasFilledIn_isIgnored_withTheReason() {
        connection.with("honeypot", "website2");

        assertThat(connection.normalised(FORM, "email=a%40b.test&website2=x"))
                .isInstanceOfSatisfying(
                        Normalised.Ignored.class, i -> assertThat(i.reason()).contains("spam", "website2"));
        assertThat(connection.normalised(FORM, "email=a%40b.test&website2=")).isInstanceOf(Normalised.Changed.class);
    }

    @Test
    void moreLinksThanAllowed_areIgnored_withTheReason() {
        connection.with("max-links", "2");
        String three = "message=see+http%3A%2F%2Fa.test+https%3A%2F%2Fb.test+[url=c]";

        assertThat(connection.normalised(FORM, three))
                .isInstanceOfSatisfying(
                        Normalised.Ignored.class, i -> assertThat(i.reason()).contains("3 links"));
        assertThat(connection.normalised(FORM, "message=see+http%3A%2F%2Fa.test"))
                .isInstanceOf(Normalised.Changed.class);
    }

    @Test
    void encodedNames_becomeTheTreeThatPhpMakes_andNothingIsLost() {
        var lead = connection.lead(FORM, "b%5B%5D=1&b%5B%5D=2&a[x][y]=3&e=4&e[f]=5&c=5&c=6&d[=7&=8&1.3=Anna&flag");

        assertThat(lead.fields())
                .extracting(LeadField::name)
                .containsExactly("b", "a.x.y", "e", "e[f]", "c", "d[", "6", "1.3", "flag");
        assertThat(lead.fields().getFirst().value()).isEqualTo(List.of("1", "2"));
    }

    @Test
    void forms_cannotBeAskedFor() {
        var read = connection.source().read("leads", "3-17", call -> {
            throw new AssertionError("nothing is sent");
        });

        assertThat(read)
                .isInstanceOfSatisfying(
                        ReadResult.Failed.class, f -> assertThat(f.failure()).isInstanceOf(Failure.Rejected.class));
    }
}
