package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a sweep has come, in each of its stream's lists.
 *
 * @param passes one for each list
 * @param at the list that is being read
 */
record SweepCursor(List<SweepPass> passes, int at) {

    /** As the sweep of orders wrote it while that was the only one; cursors are valid for ever. */
    private record First(
            @Nullable SweepPass live,
            @Nullable SweepPass trash,
            @Nullable Boolean inTrash) {}

    SweepCursor {
        passes = List.copyOf(passes);
    }

    static SweepCursor begun(SweepPass pass, int lists) {
        return new SweepCursor(Collections.nCopies(lists, pass), 0);
    }

    static SweepCursor parse(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        First first = Json.read(json, First.class);
        return first.live() == null || first.trash() == null
                ? Json.read(json, SweepCursor.class)
                : new SweepCursor(List.of(first.live(), first.trash()), Boolean.TRUE.equals(first.inTrash()) ? 1 : 0);
    }

    String text() {
        return Json.text(this);
    }

    SweepPass current() {
        return passes.get(at);
    }

    boolean isInLast() {
        return at == passes.size() - 1;
    }

    SweepCursor withCurrent(SweepPass pass) {
        List<SweepPass> changed = new ArrayList<>(passes);
        changed.set(at, pass);
        return new SweepCursor(changed, at);
    }

    /** On to the next list, from the last to the first. */
    SweepCursor turned() {
        return new SweepCursor(passes, (at + 1) % passes.size());
    }
}
