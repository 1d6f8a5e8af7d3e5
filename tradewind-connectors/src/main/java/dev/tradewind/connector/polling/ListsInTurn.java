package dev.tradewind.connector.polling;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads several lists that make up one stream, one after the other, each with a cursor of its own.
 *
 * <p>A list that is new among them begins as it would alone; the place of one that is no longer among them is forgotten. A
 * list that is refused keeps no other waiting: from the next look on it is read last, and its failure ends each look until it
 * is mended. Which ones are refused is remembered as long as this object is there. Safe for any thread.
 */
public final class ListsInTurn {

    private final Map<String, Reading> lists;
    private final LinkedHashMap<String, Refused> refused = new LinkedHashMap<>();

    /** What has become of a list that was refused, for example because its type is not in the site's API. */
    private enum Refused {
        /** It has ended a look by its failure. */
        TOLD,
        /** It is tried again at the end of this look. */
        DUE
    }

    /** How one of the lists is read. */
    public interface Reading {
        PageResult read(Optional<String> cursor, Http http);
    }

    /**
     * How far it has come.
     *
     * @param turn the list whose turn it is; null for the first
     * @param places cursor of each list that has been read from
     */
    private record Cursor(@Nullable String turn, Map<String, String> places) {

        static final Cursor START = new Cursor(null, Map.of());

        static Cursor parse(String text) {
            return Json.read(text.getBytes(StandardCharsets.UTF_8), Cursor.class);
        }
    }

    /**
     * Lists by their names, in the order in which they are read.
     *
     * @throws IllegalArgumentException if there are none
     */
    public ListsInTurn(Map<String, Reading> lists) {
        if (lists.isEmpty()) {
            throw new IllegalArgumentException("a stream needs at least one list");
        }
        this.lists = new LinkedHashMap<>(lists);
    }

    /** One page of the list whose turn it is. */
    public synchronized PageResult read(Optional<String> text, Http http) {
        Cursor cursor = text.map(Cursor::parse).orElse(Cursor.START);
        List<String> names = order();
        int turn = turn(cursor, names);
        String name = names.get(turn);
        Optional<String> place = Optional.ofNullable(cursor.places().get(name));
        return switch (list(name).read(place, http)) {
            case PageResult.Failed failed -> {
                if (failed.failure() instanceof Failure.Rejected) {
                    refused.putLast(name, Refused.TOLD); // The next look begins with another, which may be well again.
                }
                yield failed;
            }
            case PageResult.Page page -> {
                refused.remove(name);
                Map<String, String> places = new LinkedHashMap<>(cursor.places());
                places.keySet().retainAll(names);
                places.put(name, page.cursor());
                int next = page.more() ? turn : turn + 1;
                boolean more = next < names.size();
                // A part's total would be taken for that of all.
                OptionalLong total = names.size() == 1 ? page.total() : OptionalLong.empty();
                yield new PageResult.Page(
                        page.events(), Json.text(new Cursor(more ? names.get(next) : null, places)), more, total);
            }
        };
    }

    /** Lists that were refused come last, so that they keep nobody waiting. */
    private List<String> order() {
        List<String> order = new ArrayList<>(lists.keySet());
        order.removeAll(refused.keySet());
        order.addAll(refused.keySet());
        return order;
    }

    private int turn(Cursor cursor, List<String> order) {
        int turn = cursor.turn() == null ? 0 : Math.max(0, order.indexOf(cursor.turn()));
        // What was refused ended the last look; this is a new one.
        if (refused.replace(order.get(turn), Refused.TOLD, Refused.DUE)) {
            return 0;
        }
        return turn;
    }

    private Reading list(String name) {
        Reading list = lists.get(name);
        if (list == null) {
            throw new IllegalStateException("the name is from these lists: " + name);
        }
        return list;
    }
}
