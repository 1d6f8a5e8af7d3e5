package dev.tradewind.app.console;

import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import java.util.List;

/**
 * One delivery with all that belongs to it.
 *
 * @param attempts oldest first
 * @param actions what people did about it, oldest first
 */
record DeliveryView(Delivery delivery, List<Attempt> attempts, List<Action> actions) {

    DeliveryView {
        attempts = List.copyOf(attempts);
        actions = List.copyOf(actions);
    }
}
