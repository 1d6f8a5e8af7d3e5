package dev.tradewind.engine.lane;

import java.util.Optional;

/**
 * Which deliveries. Empty means any.
 *
 * @param beforeId only older ones, for paging; the next page begins at the last id of this one
 */
public record DeliveryFilter(
        Optional<String> flow,
        Optional<DeliveryState> state,
        Optional<FailureClass> failure,
        Optional<String> entityKey,
        Optional<Long> beforeId) {

    public static final DeliveryFilter ANY = new DeliveryFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public DeliveryFilter withState(DeliveryState wanted) {
        return new DeliveryFilter(flow, Optional.of(wanted), failure, entityKey, beforeId);
    }

    public DeliveryFilter withFlow(String wanted) {
        return new DeliveryFilter(Optional.of(wanted), state, failure, entityKey, beforeId);
    }

    public DeliveryFilter before(long id) {
        return new DeliveryFilter(flow, state, failure, entityKey, Optional.of(id));
    }
}
