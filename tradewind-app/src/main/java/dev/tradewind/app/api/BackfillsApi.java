package dev.tradewind.app.api;

import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.reading.Backfill;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far backfills have come. */
@RestController
@RequestMapping("/api/backfills")
final class BackfillsApi {

    private static final int LATEST_MAX = 50;

    private final RunningHub hub;

    BackfillsApi(RunningHub hub) {
        this.hub = hub;
    }

    /**
     * One backfill.
     *
     * @param total absent if the source does not tell
     */
    record BackfillView(
            long id,
            String connection,
            String stream,
            Optional<Instant> from,
            Optional<Instant> until,
            long read,
            Optional<Long> total,
            String state,
            String reason,
            Instant startedAt) {

        static BackfillView of(Backfill b) {
            return new BackfillView(
                    b.id(),
                    b.connection(),
                    b.stream(),
                    b.from(),
                    b.until(),
                    b.read(),
                    b.total() < 0 ? Optional.empty() : Optional.of(b.total()),
                    Views.lower(b.state()),
                    b.reason(),
                    b.startedAt());
        }
    }

    @GetMapping
    List<BackfillView> latest() {
        return hub.backfills(LATEST_MAX).stream().map(BackfillView::of).toList();
    }

    @GetMapping("/{id}")
    BackfillView one(@PathVariable String id) {
        return hub.backfill(Orders.number(id))
                .map(BackfillView::of)
                .orElseThrow(() -> ApiProblem.notFound("There is no backfill " + id + "."));
    }
}
