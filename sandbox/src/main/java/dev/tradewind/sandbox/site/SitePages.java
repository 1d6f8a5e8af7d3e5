package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cuts a list into pages as the site's API does, by page or by offset, and leaves what {@code _fields} does not name. */
final class SitePages {

    private static final int SIZE = 10;
    private static final int SIZE_MAX = 100;

    private SitePages() {}

    /** As for content: a page behind the last is refused. */
    static <T> Answer strict(Request request, List<T> all, Function<T, Map<String, @Nullable Object>> tree) {
        int size = size(request);
        if (!all.isEmpty() && request.param("offset").isEmpty() && number(request) > pages(all, size)) {
            throw new SiteError(
                    400,
                    "rest_post_invalid_page_number",
                    "The page number requested is larger than the number of pages available.");
        }
        return lenient(request, all, tree);
    }

    /** As for terms and users: a page behind the last is empty. */
    static <T> Answer lenient(Request request, List<T> all, Function<T, Map<String, @Nullable Object>> tree) {
        int size = size(request);
        List<String> fields = request.params("_fields");
        long from = request.param("offset").map(Long::parseLong).orElse((long) (number(request) - 1) * size);
        List<Map<String, @Nullable Object>> shown = all.stream()
                .skip(from)
                .limit(size)
                .map(record -> kept(tree.apply(record), fields))
                .toList();
        return Answer.json(200, shown)
                .with("X-WP-Total", String.valueOf(all.size()))
                .with("X-WP-TotalPages", String.valueOf(pages(all, size)));
    }

    private static int pages(List<?> all, int size) {
        return (all.size() + size - 1) / size;
    }

    private static int number(Request request) {
        return Math.max(1, request.param("page").map(Integer::parseInt).orElse(1));
    }

    private static int size(Request request) {
        int size = request.param("per_page").map(Integer::parseInt).orElse(SIZE);
        if (size < 1 || size > SIZE_MAX) {
            String message = "per_page must be between 1 (inclusive) and 100 (inclusive)";
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("code", "rest_out_of_bounds");
            details.put("message", message);
            details.put("data", null);
            throw new SiteError(
                    400,
                    "rest_invalid_param",
                    "Invalid parameter(s): per_page",
                    Map.of("params", Map.of("per_page", message), "details", Map.of("per_page", details)));
        }
        return size;
    }

    private static Map<String, @Nullable Object> kept(Map<String, @Nullable Object> tree, List<String> fields) {
        if (fields.isEmpty()) {
            return tree;
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(tree);
        kept.keySet().retainAll(fields);
        return kept;
    }
}
