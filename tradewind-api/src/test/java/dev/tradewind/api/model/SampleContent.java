package dev.tradewind.api.model;

import static dev.tradewind.api.model.SampleOrder.AT;
import static dev.tradewind.api.model.SampleOrder.ODD;

import java.util.List;
import java.util.stream.Stream;

/** What sites have, and what has no place in the model, with every component used. */
final class SampleContent {

    private SampleContent() {}

    static Stream<Entity> all() {
        return Stream.of(content(), user(), calendarEvent(), plainRecord());
    }

    private static Content content() {
        return new Content(
                new ContentHead(
                        "12",
                        "listing",
                        "publish",
                        "house-by-the-sea",
                        "https://site.example/house-by-the-sea/",
                        AT,
                        AT.plusSeconds(5)),
                new ContentText("House by the sea", "<p>Four rooms.</p>", "Four rooms."),
                "1",
                "7",
                "9",
                new ContentFile("https://site.example/a.jpg", "image/jpeg", "the house"),
                List.of(new ContentTerms("places", List.of("3", "4"))),
                ODD,
                ODD,
                ODD);
    }

    private static User user() {
        return new User(
                "2",
                "anna@example.test",
                "anna",
                "Anna M.",
                "Anna",
                "Müller",
                "https://anna.example",
                List.of("editor"),
                AT,
                AT.plusSeconds(5),
                ODD,
                ODD,
                ODD);
    }

    private static CalendarEvent calendarEvent() {
        TermRef term = new TermRef("17", "Music", "music", ODD);
        return new CalendarEvent(
                new CalendarEventHead(
                        "31",
                        "publish",
                        "summer-party",
                        "https://site.example/event/summer-party/",
                        AT,
                        AT.plusSeconds(5)),
                new ContentText("Summer party", "<p>With a band.</p>", "<p>A band.</p>"),
                new CalendarEventTimes(AT.plusSeconds(60), AT.plusSeconds(120), "Europe/Berlin", true),
                "Free",
                "https://party.example",
                new Venue(
                        "41",
                        "The old mill",
                        "Mill Lane 1",
                        "Celle",
                        "Lower Saxony",
                        "29221",
                        "Germany",
                        "+49 5141 1",
                        "https://mill.example",
                        ODD),
                List.of(new Organizer(
                        "42", "The fire brigade", "brigade@example.test", "112", "https://brigade.example", ODD)),
                List.of(term),
                List.of(term),
                new ProductImage("7", "https://site.example/a.jpg", "a", "the band", ODD),
                ODD);
    }

    private static PlainRecord plainRecord() {
        return new PlainRecord("C-12", "Chair", "on-sale", AT, ODD);
    }
}
