package dev.tradewind.api.model;

import static dev.tradewind.api.model.SampleOrder.AT;
import static dev.tradewind.api.model.SampleOrder.ODD;

import java.util.List;
import java.util.stream.Stream;

/** What sites have, and what has no place in the model, with every component used. */
final class SampleContent {

    private SampleContent() {}

    static Stream<Entity> all() {
        return Stream.of(content(), user(), plainRecord());
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

    private static PlainRecord plainRecord() {
        return new PlainRecord("C-12", "Chair", "on-sale", AT, ODD);
    }
}
