package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.Optional;

/** Gives a booking of WooCommerce Bookings another resource: all that the plug-in's API changes. */
final class BookingChange implements Operation.Deed {

    static final Shape SHAPE = Shape.of(
            Field.id("booking", "", "the store's number").needed(),
            Field.id("resource", "resource_id", "the store's number of the room, person or thing")
                    .needed()
                    .held());

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        String booking = input.needed("booking");
        return switch (shop.update("/wc-bookings/v1/bookings/" + booking, input.told())) {
            case Shop.Sent.Missing missing ->
                new Failure.Rejected("there is no booking " + booking + " in the shop", Optional.of("booking"));
            case Shop.Sent.Refused refused ->
                refused.error().code().equals("rest_no_route")
                        ? new Failure.Transient(
                                "the store knows no bookings: the plug-in WooCommerce Bookings is missing or switched off",
                                false)
                        : refused.failure();
            case Shop.Sent.Done done ->
                input.notHeld(done.record())
                        .<Outcome>map(field -> new Unfit("resource", "the booking keeps the one it has").failure())
                        .orElseGet(() -> new Outcome.Applied(done.id()));
        };
    }
}
