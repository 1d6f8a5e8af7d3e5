package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer.Header;
import dev.tradewind.sandbox.http.Request.Param;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list, with the headers that say how many there are and where the next is. */
final class Page {

    private static final int PER_PAGE_MAX = 100;

    private final Call call;
    private final String url;
    private final int page;
    private final int perPage;
    private final int offset;

    /** Reads page, per_page and offset. {@code url} is the list's address, repeated in the Link header. */
    Page(Call call, String url) {
        this.call = call;
        this.url = url;
        this.perPage = call.bounded("per_page", 10, 1, PER_PAGE_MAX);
        this.page = call.bounded("page", 1, 1, Integer.MAX_VALUE);
        this.offset = call.request().param("offset").isPresent()
                ? call.bounded("offset", 0, 0, Integer.MAX_VALUE)
                : Math.multiplyExact(Math.min(page - 1, 1_000_000), perPage);
    }

    /**
     * The page of {@code all}.
     *
     * @param defaults parameters the store adds to its own links
     * @param forgetsTotal on a page beyond the end the total is shown as 0: so on orders, not on products (recorded)
     */
    <T> Reply of(
            List<T> all,
            List<Param> defaults,
            boolean forgetsTotal,
            Function<? super T, Map<String, @Nullable Object>> render) {
        List<T> rows = all.subList(Math.min(offset, all.size()), Math.min(offset + perPage, all.size()));
        int total = rows.isEmpty() && forgetsTotal ? 0 : all.size();
        int pages = (total + perPage - 1) / perPage;
        var headers = new ArrayList<Header>();
        headers.add(new Header("X-WP-Total", String.valueOf(total)));
        headers.add(new Header("X-WP-TotalPages", String.valueOf(pages)));
        var links = new ArrayList<String>();
        if (page > 1) {
            links.add(link(Math.min(page - 1, pages), "prev", defaults));
        }
        if (page < pages) {
            links.add(link(page + 1, "next", defaults));
        }
        if (!links.isEmpty()) {
            headers.add(new Header("Link", String.join(", ", links)));
        }
        return new Reply(200, OrderJson.each(rows, render), headers);
    }

    private String link(int target, String rel, List<Param> defaults) {
        var params = new LinkedHashMap<String, String>();
        for (Param param : call.request().query()) {
            if (param.name().equals("status")) {
                List<String> statuses = call.request().params("status");
                for (int i = 0; i < statuses.size(); i++) {
                    params.put("status[" + i + "]", statuses.get(i));
                }
            } else {
                // WordPress decodes a value twice and drops an equals sign at its end (recorded).
                params.put(param.name(), param.value().replace('+', ' ').replaceFirst("=$", ""));
            }
        }
        for (Param param : defaults) {
            boolean given =
                    call.request().param(param.name().replaceFirst("\\[.*", "")).isPresent();
            if (!given) {
                params.put(param.name(), param.value());
            }
        }
        params.put("page", String.valueOf(target));
        var query = new ArrayList<String>();
        params.forEach((name, value) -> query.add(encode(name) + "=" + encode(value)));
        return "<" + url + "?" + String.join("&", query) + ">; rel=\"" + rel + "\"";
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
