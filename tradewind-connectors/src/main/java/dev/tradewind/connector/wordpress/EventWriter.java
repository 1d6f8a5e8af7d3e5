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
import org.jspecify.annotations.Nullable;

/**
 * Creates or changes an event of The Events Calendar.
 *
 * <p>Why a repetition is harmless: an event that is not bound yet is looked up by its slug, which is made of its id
 * elsewhere, before it is created.
 */
final class EventWriter {

    private static final String PATH = "/tribe/events/v1/events";
    private static final List<String> OURS = List.of("external_id", "removed", "image", "status");

    private final SiteApi api;
    private final Images images;

    EventWriter(SiteApi api) {
        this.api = api;
        this.images = new Images(api);
    }

    Outcome upsert(Write write, Http http) {
        var input = new WriteInput(write.input());
        input.refuseId();
        String own = Slugs.of(input.text("external_id").orElse(write.entityKey()));
        String slug = input.slug().orElse(own);
        Optional<String> id = write.bound().filter(SiteApi::isId);
        if (input.on("removed")) {
            return unpublish(id.isPresent() ? id : found(slug, own, input, http), http);
        }
        Map<String, @Nullable Object> body = body(input, http);
        if (id.isPresent()) {
            Answer answer = api.post(PATH + "/" + id.get(), body, http);
            if (!isGone(answer, "id")) {
                return ContentWriter.outcome(answer);
            }
        }
        Optional<String> there = found(slug, own, input, http);
        if (there.isPresent()) {
            return ContentWriter.outcome(api.post(PATH + "/" + there.get(), body, http));
        }
        body.put("slug", slug);
        return ContentWriter.outcome(api.post(PATH, body, http));
    }

    private Outcome unpublish(Optional<String> id, Http http) {
        Outcome notThere = new Outcome.Unchanged("none", "is not on the site, so there is nothing to unpublish");
        if (id.isEmpty()) {
            return notThere;
        }
        Answer answer = api.post(PATH + "/" + id.get(), Map.of("status", "draft"), http);
        return isGone(answer, "id") ? notThere : ContentWriter.outcome(answer);
    }

    private Map<String, @Nullable Object> body(WriteInput input, Http http) {
        input.needed("title");
        input.needed("start_date");
        input.needed("end_date");
        Map<String, @Nullable Object> body = new LinkedHashMap<>(input.without(OURS));
        input.slug().ifPresent(slug -> body.put("slug", slug));
        body.put("status", input.text("status").orElse("publish"));
        if (input.tree().containsKey("image")) {
            Map<String, @Nullable Object> image = input.object("image");
            body.put("image", image.isEmpty() ? 0 : images.id(new WriteInput(image), http));
        }
        return body;
    }

    /** A slug that a flow has chosen may be that of another event: then the titles must be the same. */
    private Optional<String> found(String slug, String own, WriteInput input, Http http) {
        Answer answer = api.one(PATH + "/by-slug/" + SiteApi.encoded(slug), http);
        return switch (answer) {
            case Answer.One one
            when slug.equals(own)
                    || Titles.isSame(input.tree().get("title"), one.tree().get("title")) -> Optional.of(one.id());
            case Answer.One another ->
                throw new Halt(new Failure.Rejected(
                        "the slug " + slug + " belongs to another event of the site; give this one another",
                        Optional.of("slug")));
            case Answer.Failed failed when isGone(failed, "slug") -> Optional.empty();
            case Answer.Failed failed -> throw new Halt(failed.failure());
            case Answer.Many many -> throw new IllegalStateException("one record was asked for");
        };
    }

    private static boolean isGone(Answer answer, String parameter) {
        return answer instanceof Answer.Failed failed && failed.error().saysNoEvent(parameter);
    }
}
