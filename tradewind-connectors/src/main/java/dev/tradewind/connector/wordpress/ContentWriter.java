package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.wordpress.SiteApi.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Creates or changes a post, a page or a record of another type.
 *
 * <p>Why a repetition is harmless: what is not bound yet is looked up before it is created, by the meta field that keeps its
 * id elsewhere if the site can be asked for that, and by its slug, which is made of that id. A lookup by meta is believed
 * only where the answer bears the id: WordPress passes over a filter that it does not know, and answers with other content. A
 * slug that a flow has chosen may be somebody else's: it is believed where the record bears the id, or the same title.
 */
final class ContentWriter {

    static final Pattern BASE = Pattern.compile("[a-z0-9_-]{1,60}");

    /** Names that are for us; everything else goes to WordPress as it is. */
    private static final List<String> OURS =
            List.of("type", "external_id", "removed", "taxonomies", "image", "meta", "slug", "status");

    private static final String GONE = "rest_post_invalid_id";

    private final SiteApi api;
    private final Terms terms;
    private final Images images;

    ContentWriter(SiteApi api) {
        this.api = api;
        this.terms = new Terms(api);
        this.images = new Images(api);
    }

    Outcome upsert(Write write, Http http) {
        return new One(new WriteInput(write.input()), write, http).upsert();
    }

    /** Takes a record off the site; needs no more than its type, and its id elsewhere if that is not the entity's key. */
    Outcome unpublish(Write write, Http http) {
        return new One(new WriteInput(write.input()), write, http).unpublish();
    }

    /** One write. */
    private final class One {

        private final WriteInput input;
        private final Http http;
        private final String path;
        private final String externalId;
        private final Optional<String> bound;

        One(WriteInput input, Write write, Http http) {
            this.input = input;
            this.http = http;
            String base = input.text("type").orElse("posts");
            if (!BASE.matcher(base).matches()) {
                throw new InputFault(
                        "type", "type must be as in the API's address, for example posts, pages, property");
            }
            this.path = "/wp/v2/" + base;
            this.externalId = input.text("external_id").orElse(write.entityKey());
            this.bound = write.bound().filter(SiteApi::isId);
        }

        Outcome upsert() {
            input.refuseId();
            return input.on("removed") ? unpublish() : publish();
        }

        private Outcome unpublish() {
            Optional<String> id = bound.isPresent() ? bound : found();
            if (id.isEmpty()) {
                return notThere();
            }
            Answer answer = api.post(path + "/" + id.get(), Map.of("status", "draft"), http);
            return answer instanceof Answer.Failed failed
                            && failed.error().code().equals(GONE)
                    ? notThere()
                    : outcome(answer);
        }

        private Outcome notThere() {
            return new Outcome.Unchanged("none", "is not on the site, so there is nothing to unpublish");
        }

        private Outcome publish() {
            Map<String, @Nullable Object> body = body();
            if (bound.isPresent()) {
                Answer answer = api.post(path + "/" + bound.get(), body, http);
                boolean isGone = answer instanceof Answer.Failed failed
                        && failed.error().code().equals(GONE);
                if (!isGone) {
                    return outcome(answer);
                }
            }
            Optional<String> there = found();
            if (there.isPresent()) {
                return outcome(api.post(path + "/" + there.get(), body, http));
            }
            body.put("slug", slug());
            return outcome(api.post(path, body, http));
        }

        private Map<String, @Nullable Object> body() {
            Map<String, @Nullable Object> body = new LinkedHashMap<>(input.without(OURS));
            body.put("status", input.text("status").orElse("publish"));
            // Sent with a change only if the flow says so: an editor may have chosen a better one.
            input.slug().ifPresent(slug -> body.put("slug", slug));
            Map<String, @Nullable Object> meta = new LinkedHashMap<>(input.object("meta"));
            api.settings().externalIdMeta().ifPresent(name -> meta.put(name, externalId));
            if (!meta.isEmpty()) {
                body.put("meta", meta);
            }
            body.putAll(terms.ids(input.object("taxonomies"), http));
            if (input.tree().containsKey("image")) {
                Map<String, @Nullable Object> image = input.object("image");
                body.put("featured_media", image.isEmpty() ? 0 : images.id(new WriteInput(image), http));
            }
            return body;
        }

        private String slug() {
            return input.slug().orElse(Slugs.of(externalId));
        }

        private Optional<String> found() {
            Optional<String> meta = api.settings().externalIdMeta();
            if (meta.isPresent()) {
                List<Map<?, ?>> answered = list(Map.of("meta_key", meta.get(), "meta_value", externalId));
                Optional<String> byMeta = answered.stream()
                        .filter(item -> kept(meta.get(), item).equals(Optional.of(externalId)))
                        .flatMap(item -> FormTrees.text(item.get("id")).stream())
                        .findFirst();
                if (byMeta.isPresent()) {
                    return byMeta;
                }
            }
            return bySlug(meta);
        }

        private Optional<String> bySlug(Optional<String> meta) {
            String slug = slug();
            for (Map<?, ?> item : list(Map.of("slug", slug))) {
                if (!slug.equals(item.get("slug"))) {
                    continue; // A cache or a plug-in that does not look at the filter.
                }
                Optional<String> kept = meta.flatMap(name -> kept(name, item));
                if (!kept.map(externalId::equals).orElseGet(() -> isMeant(item))) {
                    throw new Halt(new Failure.Rejected(
                            "the slug " + slug + " belongs to another record of the site"
                                    + kept.map(id -> ", " + id).orElse("")
                                    + "; give this one another",
                            Optional.of("slug")));
                }
                return FormTrees.text(item.get("id"));
            }
            return Optional.empty();
        }

        /** Whether a record that bears no id is the one: by a slug that only the hub would make, or the same title. */
        private boolean isMeant(Map<?, ?> item) {
            return slug().equals(Slugs.of(externalId))
                    || Titles.isSame(input.tree().get("title"), item.get("title"));
        }

        private List<Map<?, ?>> list(Map<String, String> filter) {
            Map<String, String> query = new LinkedHashMap<>(filter);
            query.put("status", "any");
            query.put("context", "edit");
            query.put("_fields", "id,slug,title,meta");
            return switch (api.list(path, query, http)) {
                case Answer.Many many -> many.items();
                case Answer.Failed failed -> throw new Halt(failed.failure());
                case Answer.One one -> List.of(one.tree());
            };
        }

        private static Optional<String> kept(String name, Map<?, ?> item) {
            return item.get("meta") instanceof Map<?, ?> meta ? FormTrees.text(meta.get(name)) : Optional.empty();
        }
    }

    /** What became of a write, with the address that a person would open. */
    static Outcome outcome(Answer answer) {
        return switch (answer) {
            case Answer.Failed failed -> failed.failure();
            case Answer.One(String id, Map<?, ?> tree) -> {
                Map<String, String> details = new LinkedHashMap<>();
                FormTrees.text(tree.get("link"))
                        .or(() -> FormTrees.text(tree.get("url")))
                        .ifPresent(link -> details.put("link", link));
                FormTrees.text(tree.get("status")).ifPresent(status -> details.put("status", status));
                yield new Outcome.Applied(id, details);
            }
            case Answer.Many many -> throw new IllegalStateException("a write is answered with one record");
        };
    }
}
