package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.OffsetPosition;
import dev.tradewind.connector.rest.ConnectorFile.Pages;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the pages of one list follow each other. A position is a text that holds for ever. Safe for any thread. */
final class Paging {

    private static final Pattern NEXT_LINK =
            Pattern.compile("<([^<>]{1,4000})>\\s*(?:;[^,]*)?;\\s*rel=\"?[^\",]*\\bnext\\b", Pattern.CASE_INSENSITIVE);

    /** A system that filters after paging may have passed over that many; one that goes round in circles is found out. */
    static final int EMPTY_MAX = 1_000;

    private final Pages pages;
    private final Optional<Expression> next;

    /**
     * Where a page is.
     *
     * @param at page number, word or address
     * @param first key of the first record before, to recognise a system that gives the same page again
     * @param empty pages without a record before, in a row; null for none
     * @param before how many pages, to recognise a system that goes round in circles
     * @param mark tells one of those pages from others: of the first, the second, the fourth, the eighth and so on the last
     *     one. Whatever the length of a circle, one of them is met again before it is passed a second time.
     */
    private record Place(
            String at,
            @Nullable String first,
            @Nullable Integer empty,
            @Nullable Integer before,
            @Nullable String mark) {

        private static final Place START = new Place("", null, null, null, null);

        static Place parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Place.class);
        }
    }

    Paging(Pages pages, Expressions expressions) {
        this.pages = pages;
        this.next = switch (pages) {
            case Pages.Link link -> link.next().map(expressions::compile);
            case Pages.Token token -> Optional.of(expressions.compile(token.next()));
            case Pages.One one -> Optional.empty();
            case Pages.Numbered numbered -> Optional.empty();
            case Pages.Offset offset -> Optional.empty();
        };
    }

    /** The request for a page, made of that for the first. */
    HttpCall call(HttpCall first, Optional<String> position) {
        return switch (pages) {
            case Pages.One one -> first;
            case Pages.Numbered numbered ->
                with(first, numbered.parameter(), at(position).orElse(String.valueOf(numbered.first())));
            case Pages.Offset offset ->
                with(
                        first,
                        offset.parameter(),
                        String.valueOf(OffsetPosition.parse(position).from()));
            case Pages.Link link ->
                at(position).map(url -> first.to(sameOrigin(first.url(), url))).orElse(first);
            case Pages.Token token ->
                at(position).map(word -> with(first, token.parameter(), word)).orElse(first);
        };
    }

    /** What follows a page. */
    sealed interface After {
        record Next(String position) implements After {}

        record End() implements After {}

        /** What came is not what belongs here: it is left, and this is read instead. */
        record Back(String position) implements After {}
    }

    /**
     * What follows a page.
     *
     * @throws ExpressionFault if the answer makes no sense as a page
     */
    After after(HttpCall call, Optional<String> position, HttpResult.Reply reply, List<String> keys) {
        if (pages instanceof Pages.Offset offset) {
            return after(OffsetPosition.parse(position), offset.size(), keys);
        }
        Optional<String> at = keys.isEmpty() && pages instanceof Pages.Numbered
                ? Optional.empty()
                : nextPlace(call, position, reply, keys.size());
        if (at.isEmpty()) {
            return new After.End();
        }
        Place here = position.map(Place::parse).orElse(Place.START);
        if (at.get().equals(here.at()) && keys.isEmpty()) {
            return new After.End(); // Some name, at the end, the place from which to go on another day.
        }
        if (at.get().equals(here.at())) {
            throw new ExpressionFault("the answer names the page that was just read as the next one", -1);
        }
        Place there = keys.isEmpty() ? behindNothing(here, at.get()) : behind(here, at.get(), keys);
        return new After.Next(Json.text(there));
    }

    private static Place behind(Place here, String at, List<String> keys) {
        String first = keys.getFirst();
        if (first.equals(here.first())) {
            throw new ExpressionFault(
                    "two pages begin with the same record, %s: the system does not understand how pages: asks for the next"
                            .formatted(first),
                    -1);
        }
        // By its keys, where it has several: some systems begin again behind their last page.
        String page = keys.size() > 1 ? first + "#" + keys.hashCode() : here.at();
        if (page.equals(here.mark())) {
            throw new ExpressionFault(
                    "the pages go round in a circle: the one that begins with the record %s was read before"
                            .formatted(first),
                    -1);
        }
        int read = here.before() == null ? 1 : here.before() + 1;
        return new Place(at, first, null, read, Integer.bitCount(read) == 1 ? page : here.mark());
    }

    private static Place behindNothing(Place here, String at) {
        int empty = here.empty() == null ? 1 : here.empty() + 1;
        if (empty >= EMPTY_MAX) {
            throw new ExpressionFault(
                    "%d pages in a row have no record, and each names a next one: what pages: takes for the next page does not"
                                    .formatted(empty)
                            + " lead to the end",
                    -1);
        }
        return new Place(at, here.first(), empty, here.before(), here.mark());
    }

    private static After after(OffsetPosition position, int size, List<String> keys) {
        if (position.isBeyond(keys)) {
            return new After.Back(position.back(size).text());
        }
        return keys.size() < size
                ? new After.End()
                : new After.Next(position.after(keys).text());
    }

    private Optional<String> nextPlace(HttpCall call, Optional<String> position, HttpResult.Reply reply, int records) {
        return switch (pages) {
            case Pages.One one -> Optional.empty();
            case Pages.Offset offset -> Optional.empty();
            case Pages.Numbered numbered -> {
                int page = at(position).map(Integer::parseInt).orElse(numbered.first());
                boolean isLast = numbered.size().map(size -> records < size).orElse(false);
                yield isLast ? Optional.empty() : Optional.of(String.valueOf(page + 1));
            }
            case Pages.Link link ->
                (next.isPresent() ? found(reply) : linked(reply))
                        .map(url -> sameOrigin(call.url(), url).toString());
            case Pages.Token token -> found(reply);
        };
    }

    private Optional<String> found(HttpResult.Reply reply) {
        return Answers.text(next.orElseThrow().evaluate(reply.json().orElse(null), Map.of()));
    }

    private static Optional<String> linked(HttpResult.Reply reply) {
        String links = String.join(", ", reply.headers().getOrDefault("Link", List.of()));
        Matcher matcher = NEXT_LINK.matcher(links);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** An address as the system wrote it. The credentials go along, so it must lead to the same place. */
    private static URI sameOrigin(URI base, String address) {
        URI url;
        try {
            url = base.resolve(address);
        } catch (IllegalArgumentException e) {
            throw new ExpressionFault("the address of the next page is none", -1);
        }
        boolean same = Objects.equals(base.getScheme(), url.getScheme())
                && Objects.equals(base.getHost(), url.getHost())
                && base.getPort() == url.getPort();
        if (!same) {
            throw new ExpressionFault(
                    "the next page is at another host or port, which does not get the credentials", -1);
        }
        return url;
    }

    private static Optional<String> at(Optional<String> position) {
        return position.map(text -> Place.parse(text).at());
    }

    private static HttpCall with(HttpCall call, String parameter, String value) {
        String url = call.url().toString();
        String pair = Template.encoded(parameter) + "=" + Template.encoded(value);
        return call.to(URI.create(url + (url.contains("?") ? "&" : "?") + pair));
    }
}
