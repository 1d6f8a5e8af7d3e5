package dev.tradewind.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.testkit.contract.DirectHttp;
import dev.tradewind.testkit.recorded.Exchange;
import dev.tradewind.testkit.recorded.Recordings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: the sandbox's site answers as the real one did, and where it does not, it is written down here.
 *
 * <p>Method: every recorded exchange with WordPress itself is sent to the site, in an order in which they can follow one
 * another. Status and error codes must be equal, and so must the names in every record, but for those in {@link #ELSEWHERE}.
 */
final class RecordedSiteTest {

    private static final List<String> IN_ORDER = List.of(
            "users-me",
            "app-password-over-http-env-local",
            "error-users-me-401",
            "users-list-anonymous",
            "users-list",
            "error-post-create-anonymous-401",
            "error-wrong-app-password",
            "error-unknown-user",
            "error-login-password-instead-of-app-password",
            "error-drafts-anonymous",
            "error-per-page-101",
            "posts-list-anonymous",
            "post-create",
            "posts-drafts-context-edit",
            "post-publish",
            "posts-modified-after",
            "post-trash");

    /** Of the store and not of WordPress itself. */
    private static final Set<String> OUT_OF_SCOPE = Set.of("app-password-on-wc-v3-orders", "wp-v2-product");

    /** Names that only the real site has: an extension's, or of no use to a flow. */
    private static final Set<String> ELSEWHERE = Set.of("woocommerce_meta", "_links", "avatar_urls", "class_list");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T17:20:05Z"));
    private final SandboxSite site = SandboxSite.start(0, now::get, ZoneId.of("Europe/Berlin"), List.of());

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void everyRecording_isReplayedOrListed() {
        Set<String> known = new TreeSet<>(IN_ORDER);
        known.addAll(OUT_OF_SCOPE);

        assertThat(Recordings.ofWooCommerce().names().stream()
                        .filter(name -> name.startsWith("h-wp-core/"))
                        .map(name -> name.replace("h-wp-core/", "").replace(".json", "")))
                .containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void site_answersAsRecorded() {
        String madeHere = "";
        for (String name : IN_ORDER) {
            Exchange recorded = Recordings.ofWooCommerce().exchange("h-wp-core/" + name + ".json");
            now.set(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                    recorded.headers().get("Date").getFirst())));
            HttpResult.Reply reply = replayed(recorded, madeHere);

            assertThat(reply.status()).as(name).isEqualTo(recorded.status());
            Object ours = reply.json().orElseThrow();
            Object theirs = recorded.json();
            assertThat(names(ours)).as("names in %s", name).isEqualTo(names(theirs));
            if (recorded.status() >= 400) {
                assertThat(ours).as(name).isEqualTo(theirs);
            } else if (ours instanceof Map<?, ?> post
                    && theirs instanceof Map<?, ?> other
                    && post.containsKey("slug")) {
                madeHere = String.valueOf(post.get("id"));
                for (String field : List.of("slug", "status", "type", "title", "date", "generated_slug")) {
                    assertThat(post.get(field)).as("%s %s", name, field).isEqualTo(other.get(field));
                }
            }
        }
    }

    private HttpResult.Reply replayed(Exchange recorded, String madeHere) {
        Map<String, String> headers = new LinkedHashMap<>();
        recorded.requestHeaders().forEach((header, values) -> {
            if (Set.of("Authorization", "Content-Type", "Accept").contains(header)) {
                headers.put(header, values.getFirst());
            }
        });
        String target = recorded.target().replace("/posts/49", "/posts/" + madeHere);
        byte[] body =
                recorded.requestBody().isEmpty() ? null : recorded.requestBody().getBytes(StandardCharsets.UTF_8);
        return (HttpResult.Reply)
                new DirectHttp().send(new HttpCall(recorded.method(), URI.create(site.url() + target), headers, body));
    }

    /** Names of a record and of what is in it; of a list those of its first record. */
    private static Set<String> names(Object tree) {
        Set<String> names = new TreeSet<>();
        collect("", tree instanceof List<?> list ? list.getFirst() : tree, names);
        return names;
    }

    private static void collect(String path, Object tree, Set<String> names) {
        if (tree instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (!ELSEWHERE.contains((String) name)) {
                    names.add(path + name);
                    collect(path + name + ".", value, names);
                }
            });
        }
    }
}
