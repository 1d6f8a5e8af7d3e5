package dev.tradewind.app.api;

import dev.tradewind.app.api.Views.AlertView;
import dev.tradewind.app.api.Views.AttemptView;
import dev.tradewind.app.api.Views.ConnectionView;
import dev.tradewind.app.api.Views.DeliveryView;
import dev.tradewind.app.api.Views.FlowView;
import dev.tradewind.app.api.Views.TraceView;
import dev.tradewind.engine.admin.EventLine;
import dev.tradewind.engine.admin.EventLines;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.Overview;
import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What can be seen. */
@RestController
@RequestMapping("/api")
final class InsightApi {

    /** As much as a page or a terminal shows at once. */
    private static final int PAGE = 50;

    /** Half a megabyte of JSON. */
    private static final int PAGE_MAX = 500;

    /** Longer than any order's number. */
    private static final int TEXT_MAX = 200;

    private final Insight insight;

    InsightApi(Insight insight) {
        this.insight = insight;
    }

    /**
     * One page of deliveries, newest first.
     *
     * @param next value of {@code before} for the next page; absent on the last
     */
    record DeliveryPage(List<DeliveryView> deliveries, Optional<Long> next) {}

    /** One page of events; {@code next} is the value of {@code before} for the next page. */
    record EventPage(List<EventView> events, Optional<Long> next) {}

    /** An event with what it led to, without its body. */
    record EventView(
            long event,
            Instant receivedAt,
            String connection,
            String stream,
            String key,
            String topic,
            String outcome,
            String reason,
            List<Long> deliveries) {

        static EventView of(EventLine line) {
            EventHead event = line.event();
            return new EventView(
                    event.seq(),
                    event.receivedAt(),
                    event.entity().connection(),
                    event.entity().stream(),
                    event.entity().key(),
                    event.topic(),
                    line.verdicts().stream().findFirst().map(EventLine::title).orElse("Understood"),
                    line.verdicts().stream().findFirst().map(Verdict::reason).orElse(""),
                    line.deliveries().stream().map(Delivery::id).toList());
        }
    }

    /** A delivery with its attempts, oldest first. */
    record DeliveryStory(DeliveryView delivery, List<AttemptView> attempts) {}

    @GetMapping("/overview")
    Overview overview() {
        return insight.overview();
    }

    @GetMapping("/flows")
    List<FlowView> flows() {
        return insight.flows().stream().map(FlowView::of).toList();
    }

    @GetMapping("/connections")
    List<ConnectionView> connections() {
        return insight.connections().stream().map(ConnectionView::of).toList();
    }

    @GetMapping("/alerts")
    List<AlertView> alerts() {
        return insight.alerts().stream().map(AlertView::of).toList();
    }

    /** One page of events, newest first; it may be short although there is a next one. */
    @GetMapping("/events")
    EventPage events(@RequestParam Map<String, String> asked) {
        EventLines page = insight.events(Orders.events(asked), max(asked));
        return new EventPage(page.events().stream().map(EventView::of).toList(), page.next());
    }

    private static int max(Map<String, String> asked) {
        long max = Optional.ofNullable(asked.get("max")).map(Orders::number).orElse((long) PAGE);
        if (max < 1 || max > PAGE_MAX) {
            throw ApiProblem.badRequest("max must be 1 to " + PAGE_MAX + ", was " + max + ".");
        }
        return (int) max;
    }

    @GetMapping("/deliveries")
    DeliveryPage deliveries(@RequestParam Map<String, String> asked) {
        int max = max(asked);
        DeliveryFilter filter = Orders.filter(asked);
        List<DeliveryView> page =
                insight.deliveries(filter, max).stream().map(DeliveryView::of).toList();
        return new DeliveryPage(
                page,
                page.size() < max
                        ? Optional.empty()
                        : Optional.of(page.getLast().id()));
    }

    @GetMapping("/deliveries/{id}")
    DeliveryStory delivery(@PathVariable String id) {
        long number = Orders.number(id);
        var delivery = insight.delivery(number)
                .orElseThrow(() -> ApiProblem.notFound("There is no delivery " + number + " (or no longer)."));
        return new DeliveryStory(
                DeliveryView.of(delivery, Optional.empty()),
                insight.attempts(number).stream().map(AttemptView::of).toList());
    }

    @GetMapping("/trace")
    List<TraceView> trace(@RequestParam Map<String, String> asked) {
        String text = asked.getOrDefault("text", "").strip();
        if (text.isEmpty() || text.length() > TEXT_MAX) {
            throw ApiProblem.badRequest("Say which record: /api/trace?text=1042.");
        }
        return insight.trace(text).stream().map(TraceView::of).toList();
    }
}
