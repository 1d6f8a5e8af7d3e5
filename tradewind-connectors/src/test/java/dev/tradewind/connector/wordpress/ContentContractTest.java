package dev.tradewind.connector.wordpress;

import java.util.List;
import java.util.Map;

/** Content, looked up by its slug. */
final class ContentContractTest extends SiteContract {

    @Override
    protected String operation() {
        return "upsert-content";
    }

    @Override
    protected Map<String, Object> sample(int n) {
        return Map.of("external_id", "feed/1 & " + n, "title", "House " + n, "content", "<p>Four rooms</p>");
    }

    @Override
    protected List<String> records() {
        return site().contents("posts").stream()
                .map(post -> String.valueOf(post.get("slug")))
                .filter(slug -> !slug.equals("hello-world"))
                .toList();
    }
}
