package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * How far a sweep has come, in both lists.
 *
 * @param live all orders but those in the trash
 * @param trash those in the trash
 * @param inTrash which of them is being read
 */
record SweepCursor(SweepPass live, SweepPass trash, boolean inTrash) {

    static SweepCursor parse(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), SweepCursor.class);
    }

    String text() {
        return Json.text(this);
    }

    SweepPass current() {
        return inTrash ? trash : live;
    }

    SweepCursor withCurrent(SweepPass pass) {
        return inTrash ? new SweepCursor(live, pass, true) : new SweepCursor(pass, trash, false);
    }

    /** On to the other list. */
    SweepCursor turned() {
        return new SweepCursor(live, trash, !inTrash);
    }
}
