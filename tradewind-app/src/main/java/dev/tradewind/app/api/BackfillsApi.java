package dev.tradewind.app.api;

import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.admin.ConnectionStatus;
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
     * @param waitsUntil until when it waits for the connection's quiet hours
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
            Optional<Instant> waitsUntil,
            Instant startedAt) {

        static BackfillView of(Backfill b, Optional<Instant> waitsUntil) {
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
                    waitsUntil,
                    b.startedAt());
        }
    }

    private BackfillView view(Backfill backfill) {
        Optional<Instant> waitsUntil = backfill.state() != Backfill.State.RUNNING
                ? Optional.empty()
                : hub.insight().connections().stream()
                        .filter(c -> c.name().equals(backfill.connection()))
                        .findFirst()
                        .flatMap(ConnectionStatus::backfillWaitsUntil);
        return BackfillView.of(backfill, waitsUntil);
    }

    @GetMapping
    List<BackfillView> latest() {
        return hub.backfills(LATEST_MAX).stream().map(this::view).toList();
    }

    @GetMapping("/{id}")
    BackfillView one(@PathVariable String id) {
        return hub.backfill(Orders.number(id))
                .map(this::view)
                .orElseThrow(() -> ApiProblem.notFound("There is no backfill " + id + "."));
    }
}
