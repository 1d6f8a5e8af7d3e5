package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A note, looked up among those of its order. */
final class OrderNoteContractTest extends StoreContract {

    private final String order = shop().order();

    @Override
    protected String operation() {
        return "add-order-note";
    }

    @Override
    protected Map<String, @Nullable Object> sample(int n) {
        return Map.of("order", order, "note", "Packed \\\\ in box " + n);
    }

    @Override
    protected List<String> records() {
        return texts("orders/" + order + "/notes", "note").stream()
                .filter(note -> note.startsWith("Packed"))
                .toList();
    }
}
