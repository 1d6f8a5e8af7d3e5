package dev.tradewind.app.connect;

import dev.tradewind.api.Finding;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.AccessSettings;
import dev.tradewind.connector.woocommerce.access.ApiDiscovery;
import dev.tradewind.connector.woocommerce.access.Authentication;
import dev.tradewind.connector.woocommerce.access.Credentials;
import dev.tradewind.connector.woocommerce.access.StoreDoor;
import dev.tradewind.connector.woocommerce.checkup.StoreCheckup;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the store that a person means, without credentials. Safe for any thread. */
final class StoreSearch {

    /** From http to https, from there to www: more is a loop. */
    private static final int REDIRECTS_MAX = 3;

    private final Http http;
    private final InstantSource clock;

    StoreSearch(Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /** What a search came to. */
    sealed interface Result {

        record Found(Store store) implements Result {}

        /**
         * No store.
         *
         * @param findings of the likeliest address
         */
        record Missing(URI url, List<Finding> findings) implements Result {}
    }

    /**
     * Looks at the addresses in turn. Takes seconds.
     *
     * @param addresses at least one, likeliest first
     */
    Result among(List<URI> addresses) {
        Optional<URI> answering = Optional.empty();
        for (URI address : addresses) {
            Step step = follow(address);
            if (step.found().isPresent()) {
                return new Result.Found(store(step));
            }
            if (answering.isEmpty() && step.answers()) {
                answering = Optional.of(step.url());
            }
        }
        URI likeliest = answering.orElse(addresses.getFirst());
        return new Result.Missing(
                likeliest, checkup(likeliest, Authentication.BASIC).fromOutside(http));
    }

    /** What was found at one address. */
    private record Step(URI url, Optional<ApiDiscovery.Found> found, boolean answers, Optional<URI> leadsTo) {}

    private Step follow(URI address) {
        Step step = at(address);
        for (int i = 0; i < REDIRECTS_MAX && step.leadsTo().isPresent(); i++) {
            step = at(step.leadsTo().get());
        }
        return ownAddress(step)
                .map(this::at)
                .filter(own -> own.found().isPresent())
                .orElse(step);
    }

    private Step at(URI address) {
        return switch (ApiDiscovery.at(address, http)) {
            case ApiDiscovery.Found found -> new Step(address, Optional.of(found), true, Optional.empty());
            case ApiDiscovery.Missing missing ->
                switch (missing.tried().getFirst().result()) {
                    case HttpResult.NoReply none -> new Step(address, Optional.empty(), false, Optional.empty());
                    case HttpResult.Reply reply -> new Step(address, Optional.empty(), true, leadsTo(address, reply));
                };
        };
    }

    /** Where another address of the shop is said to be; never from https to http, where the key would not be safe. */
    private static Optional<URI> leadsTo(URI address, HttpResult.Reply reply) {
        if (reply.status() < 300 || reply.status() >= 400) {
            return Optional.empty();
        }
        return reply.header("Location")
                .map(location -> location.replaceFirst("/(?:index\\.php/)?wp-json(?:/.*)?(?:\\?.*)?$", ""))
                .flatMap(StoreSearch::uri)
                .filter(next -> !next.equals(address) && !(isHttps(address) && !isHttps(next)));
    }

    /** The address that the shop calls its own, if it is another one of the same shop. */
    private static Optional<URI> ownAddress(Step step) {
        return step.found()
                .flatMap(found -> text(found, "home"))
                .flatMap(StoreSearch::uri)
                .filter(own -> !own.equals(step.url())
                        && bare(own).equals(bare(step.url()))
                        && !(isHttps(step.url()) && !isHttps(own)));
    }

    private Store store(Step step) {
        ApiDiscovery.Found found = step.found().orElseThrow();
        Authentication way = isHttps(step.url()) ? Authentication.BASIC : Authentication.OAUTH1;
        return new Store(
                step.url(),
                text(found, "name")
                        .filter(name -> !name.isBlank())
                        .orElse(step.url().getHost()),
                found.form(),
                checkup(step.url(), way).fromOutside(http));
    }

    private StoreCheckup checkup(URI url, Authentication way) {
        var settings = new AccessSettings(url, Optional.empty(), way, new Credentials("", ""));
        return new StoreCheckup("", new StoreDoor(settings, clock, new SecureRandom()), clock);
    }

    private static Optional<String> text(ApiDiscovery.Found found, String field) {
        return found.reply()
                .json()
                .flatMap(tree -> tree instanceof Map<?, ?> index && index.get(field) instanceof String text
                        ? Optional.of(text)
                        : Optional.empty());
    }

    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text.replaceFirst("/+$", ""));
            boolean isWeb = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null && uri.getUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty(); // A shop may call itself what it likes.
        }
    }

    private static String bare(URI uri) {
        return uri.getHost().toLowerCase(java.util.Locale.ROOT).replaceFirst("^www\\.", "");
    }

    private static boolean isHttps(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }
}
