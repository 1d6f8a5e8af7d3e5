package dev.tradewind.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.testkit.contract.DirectHttp;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The operation that takes content off a site, as flows use it for what the source has no more. */
class UnpublishContentTest {

    private final SandboxSite site = SandboxSite.start(0);

    @AfterEach
    void close() {
        site.close();
    }

    private Outcome perform(String operation, Optional<String> bound, Map<String, Object> input, Http http) {
        return new WordPressConnector()
                .destination(SandboxConnection.to(site, Map.of(), () -> Instant.parse("2026-11-20T18:00:00Z")))
                .orElseThrow()
                .perform(new Write(operation, input, "key", "42", bound), http);
    }

    private String published() {
        Outcome made = perform("upsert-content", Optional.empty(), Map.of("title", "House"), new DirectHttp());
        return ((Outcome.Applied) made).id();
    }

    private Outcome unpublish(Optional<String> bound) {
        return perform("unpublish-content", bound, Map.of(), new DirectHttp());
    }

    private Map<String, Object> content(String id) {
        return site.contents("posts").stream()
                .filter(post -> id.equals(String.valueOf(post.get("id"))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void boundRecord_becomesADraft_andKeepsWhatItSays() {
        String id = published();

        assertThat(unpublish(Optional.of(id)))
                .isInstanceOfSatisfying(
                        Outcome.Applied.class,
                        applied -> assertThat(applied.id()).isEqualTo(id));
        assertThat(content(id)).containsEntry("status", "draft").containsEntry("slug", "id-42");
        assertThat(content(id).get("title")).isEqualTo(Map.of("raw", "House", "rendered", "House"));
    }

    @Test
    void recordThatIsNotBound_isFoundByItsSlug() {
        String id = published();

        unpublish(Optional.empty());

        assertThat(content(id)).containsEntry("status", "draft");
    }

    @Test
    void repetition_changesNothing() {
        String id = published();
        unpublish(Optional.of(id));
        Map<String, Object> once = content(id);

        unpublish(Optional.of(id));

        assertThat(content(id).get("status")).isEqualTo(once.get("status"));
        assertThat(site.contents("posts"))
                .as("the site's own first post, and this")
                .hasSize(2);
    }

    @Test
    void recordThatIsNotThere_orNoMore_isLeftAlone() {
        assertThat(unpublish(Optional.empty())).isInstanceOf(Outcome.Unchanged.class);
        String id = published();
        site.remove("posts", Integer.parseInt(id));

        assertThat(unpublish(Optional.of(id))).isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void siteThatDoesNotAnswer_isTriedAgain() {
        Http down = call -> new HttpResult.NoReply(true, "the connection broke");

        assertThat(perform("unpublish-content", Optional.of("7"), Map.of(), down))
                .isInstanceOf(Failure.Transient.class);
    }
}
