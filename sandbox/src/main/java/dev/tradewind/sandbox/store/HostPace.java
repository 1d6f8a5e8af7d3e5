package dev.tradewind.sandbox.store;

import java.time.Duration;

/**
 * How long the host of a store takes to answer: so long for each request, and so long for each field of each record
 * that it shows. Requests beyond {@code workers} wait for their turn, so a store that is asked too much at once gets
 * slower and not faster.
 *
 * @param request for any request
 * @param orderField for one field of one order
 * @param otherField for one field of any other record
 * @param write more for each record that is written
 * @param workers how many requests are worked on at once; 0 for no limit
 */
public record HostPace(Duration request, Duration orderField, Duration otherField, Duration write, int workers) {

    /** As fast as the sandbox can. */
    public static final HostPace FULL = new HostPace(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 0);

    /** No record has more fields that cost something. */
    static final int FIELDS_MAX = 48;

    /**
     * What a request cost the store.
     *
     * @param records shown
     * @param fields of each record
     */
    record Work(boolean orders, boolean writing, int records, int fields) {}

    public HostPace {
        for (Duration each : new Duration[] {request, orderField, otherField, write}) {
            if (each.isNegative() || each.compareTo(Duration.ofMinutes(1)) > 0) {
                throw new IllegalArgumentException("each part of a host's pace must be 0 to 1 minute, was " + each);
            }
        }
        if (workers < 0) {
            throw new IllegalArgumentException("workers must be 0 or more, was " + workers);
        }
    }

    /**
     * As the recorded host: a page of 100 orders takes 1.7 s, with three fields 0.14 s; 100 products 0.2 s; a batch of
     * 100 changes 1.9 s; one order 57 ms; and two requests at once is all that it can do.
     */
    public static HostPace recorded() {
        return new HostPace(
                Duration.ofMillis(40), Duration.ofNanos(347_000), Duration.ofNanos(34_000), Duration.ofMillis(17), 2);
    }

    /** The same, with all times at so many percent of it; 10 is ten times faster. */
    public HostPace atPercent(int percent) {
        return new HostPace(
                part(request, percent),
                part(orderField, percent),
                part(otherField, percent),
                part(write, percent),
                workers);
    }

    private static Duration part(Duration whole, int percent) {
        return whole.multipliedBy(percent).dividedBy(100);
    }

    Duration latency(Work work) {
        Duration each = (work.orders() ? orderField : otherField).multipliedBy(Math.min(work.fields(), FIELDS_MAX));
        return request.plus((work.writing() ? each.plus(write) : each).multipliedBy(work.records()));
    }

    boolean costsNothing() {
        return equals(FULL);
    }
}
