package dev.tradewind.app.console;

import dev.tradewind.app.demo.DemoControls;
import dev.tradewind.engine.lane.DeliveryState;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** The demo's two systems, around the fake hub. */
final class FakeDemo implements DemoControls {

    private static final List<String> BUYERS =
            List.of("Ada Lovelace", "Grace Hopper", "Edsger Dijkstra", "Barbara Liskov", "Alan Turing", "Mary Shaw");

    private static final int FIRST_NUMBER = 1040;

    private final FakeHub hub;
    private ErpFault fault = ErpFault.NONE;
    private boolean shoppersOn = true;
    private int next = FIRST_NUMBER;

    FakeDemo(FakeHub hub) {
        this.hub = hub;
    }

    synchronized void clear() {
        fault = ErpFault.NONE;
        shoppersOn = true;
        next = FIRST_NUMBER;
    }

    @Override
    public synchronized Status status() {
        int placed = hub.orders().size();
        int atErp = (int) hub.orders().stream()
                .filter(order -> order.state == DeliveryState.APPLIED)
                .count();
        URI nowhere = URI.create("http://127.0.0.1:9");
        return new Status(placed, atErp, placed - atErp, 0, fault, shoppersOn, Duration.ofSeconds(2), nowhere, nowhere);
    }

    @Override
    public synchronized void erp(ErpFault wanted) {
        fault = wanted;
        hub.erp(wanted == ErpFault.NONE);
    }

    @Override
    public synchronized String placeOrder() {
        String number = Integer.toString(next++);
        hub.order(number, BUYERS.get(next % BUYERS.size()));
        return number;
    }

    @Override
    public synchronized void shoppers(boolean on) {
        shoppersOn = on;
    }

    @Override
    public void pace(Duration betweenOrders) {}
}
