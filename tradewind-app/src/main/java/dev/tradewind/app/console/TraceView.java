package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Trace;
import dev.tradewind.engine.lane.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The story of one record, ready to be laid out.
 *
 * @param attempts by delivery
 */
record TraceView(Trace trace, Map<Long, List<Attempt>> attempts) {

    TraceView {
        attempts = Map.copyOf(attempts);
    }

    /**
     * One line of the story.
     *
     * @param sincePrevious how long after the line before
     * @param attempts to be shown with this line; each delivery's once
     */
    record Step(Trace.Moment moment, Optional<Duration> sincePrevious, List<Attempt> attempts) {}

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        Set<Long> shown = new TreeSet<>();
        Trace.Moment previous = null;
        for (Trace.Moment moment : trace.moments()) {
            Optional<Duration> since =
                    previous == null ? Optional.empty() : Optional.of(between(previous.at(), moment.at()));
            List<Attempt> tries = moment.delivery()
                    .filter(shown::add)
                    .map(id -> attempts.getOrDefault(id, List.of()))
                    .orElse(List.of());
            steps.add(new Step(moment, since, tries));
            previous = moment;
        }
        return steps;
    }

    /** From the first to the last moment. */
    Duration lasted() {
        List<Trace.Moment> moments = trace.moments();
        return moments.isEmpty()
                ? Duration.ZERO
                : between(moments.getFirst().at(), moments.getLast().at());
    }

    /** Never negative: two clocks were read, one may be a little behind. */
    private static Duration between(Instant from, Instant until) {
        return until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
    }

    /** Bad if a dead letter is left, a warning while something is under way or nothing came of it, else good. */
    Remark.Mood mood() {
        Map<Long, Trace.Kind> last = new TreeMap<>();
        trace.moments()
                .forEach(moment -> moment.delivery().ifPresent(id -> {
                    if (moment.kind() != Trace.Kind.PERSON) {
                        last.put(id, moment.kind());
                    }
                }));
        if (last.containsValue(Trace.Kind.DEAD)) {
            return Remark.Mood.BAD;
        }
        boolean isUnderWay = last.containsValue(Trace.Kind.DELIVERY) || last.containsValue(Trace.Kind.FAILED_ATTEMPT);
        return last.containsValue(Trace.Kind.APPLIED) && !isUnderWay ? Remark.Mood.GOOD : Remark.Mood.WARNING;
    }
}
