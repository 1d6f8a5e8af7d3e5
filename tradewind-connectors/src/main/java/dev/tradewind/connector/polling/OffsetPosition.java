package dev.tradewind.connector.polling;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A place in a list that is read by offset, so that nothing is skipped although records before it go meanwhile.
 *
 * <p>What goes lets everything behind it move up, and the next page would begin too late. So each page begins with the last
 * {@value #OVERLAP} records of the one before. If none of them is on it, the reading steps back by a page, until it finds
 * the place.
 *
 * @param offset records of the list that have been read
 * @param last keys of the last of them
 */
public record OffsetPosition(long offset, List<String> last) {

    /** More than one, since the last record itself may be the one that goes. */
    private static final int OVERLAP = 3;

    public static final OffsetPosition START = new OffsetPosition(0, List.of());

    public OffsetPosition {
        last = List.copyOf(last);
    }

    public static OffsetPosition parse(Optional<String> position) {
        return position.map(text -> Json.read(text.getBytes(StandardCharsets.UTF_8), OffsetPosition.class))
                .orElse(START);
    }

    public String text() {
        return Json.text(this);
    }

    /** How many records the question for the next page passes over. */
    public long from() {
        return Math.max(0, offset - last.size());
    }

    /** Whether a page that was asked for here may have begun too late. */
    public boolean isBeyond(List<String> keys) {
        return from() > 0 && keys.stream().noneMatch(last::contains);
    }

    /** A page before this place. */
    public OffsetPosition back(int pageSize) {
        return new OffsetPosition(Math.max(0, from() - pageSize), last);
    }

    /** After a page that was asked for here. */
    public OffsetPosition after(List<String> keys) {
        List<String> tail = keys.subList(Math.max(0, keys.size() - OVERLAP), keys.size());
        return new OffsetPosition(from() + keys.size(), tail);
    }
}
