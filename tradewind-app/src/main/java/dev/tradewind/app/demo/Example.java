package dev.tradewind.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** The examples that can be run between simulated systems, besides {@code orders-to-erp}, which the demo runs. */
public enum Example {
    FORM_TO_CRM("form-to-crm", "who fills in a form of a website becomes a contact in a CRM", "example-crm"),
    PROPERTY_FEED("property-feed", "the offers of a portal's feed are listings on a WordPress site", "listings-feed"),
    CATALOGUE_TO_SHOP(
            "catalogue-to-shop", "the items of an ERP are products of a shop, with price and stock", "example-erp"),
    NEWS_TO_INTRANET("news-to-intranet", "what a WordPress site publishes is in an intranet", "example-intranet");

    private final String word;
    private final String meaning;
    private final String connector;

    Example(String word, String meaning, String connector) {
        this.word = word;
        this.meaning = meaning;
        this.connector = connector;
    }

    /** As the command takes it; also the name of its folder and of its flow. */
    public String word() {
        return word;
    }

    /** What it does, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }

    public static Optional<Example> find(String word) {
        return Arrays.stream(values())
                .filter(example -> example.word.equals(word))
                .findFirst();
    }

    /** Its files, as they are in the repository, but that the hub looks for changes more often: somebody is watching. */
    public Map<String, byte[]> documents() {
        Map<String, byte[]> files = new TreeMap<>(
                ExampleDocuments.of(word, List.of(word + ".yaml", word + ".jsonata", connector + ".yaml")));
        files.replaceAll((name, bytes) -> new String(bytes, StandardCharsets.UTF_8)
                .replace("sweep-every: 1m", "sweep-every: 10s")
                .getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Starts its systems on free ports of this machine. The same seed has the same things happen. */
    public ExampleWorld open(long seed) {
        var random = new Random(seed);
        return switch (this) {
            case FORM_TO_CRM -> new FormToCrm(random);
            case PROPERTY_FEED -> new PropertyFeed(random);
            case CATALOGUE_TO_SHOP -> new CatalogueToShop(random);
            case NEWS_TO_INTRANET -> new NewsToIntranet(random);
        };
    }
}
