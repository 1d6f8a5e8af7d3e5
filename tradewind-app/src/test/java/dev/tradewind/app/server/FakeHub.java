package dev.tradewind.app.server;

import dev.tradewind.api.Finding;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.DeliveryLine;
import dev.tradewind.engine.admin.EventLine;
import dev.tradewind.engine.admin.EventLines;
import dev.tradewind.engine.admin.FlowStatus;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.Overview;
import dev.tradewind.engine.admin.Trace;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.reading.Backfill;
import dev.tradewind.engine.vault.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A hub that keeps what it receives for the connection {@code shop} in memory, and shows an empty world. */
public final class FakeHub implements RunningHub {

    public static final String CONNECTION = "shop";

    private final List<InboundRequest> received = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean overloaded;

    @Override
    public Reply receive(String connection, InboundRequest request) {
        if (overloaded) {
            throw new WriteQueue.Overloaded(1);
        }
        if (!connection.equals(CONNECTION)) {
            return new Reply(404, "No such connection.");
        }
        received.add(request);
        return new Reply(200, "Kept.");
    }

    public List<InboundRequest> received() {
        return List.copyOf(received);
    }

    public void overloaded(boolean isSo) {
        overloaded = isSo;
    }

    public boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    @Override
    public AutoCloseable onChange(Runnable listener) {
        return () -> {};
    }

    @Override
    public Insight insight() {
        return new EmptyWorld();
    }

    @Override
    public List<Finding> examine(String connection) {
        throw new Controls.Impossible("This hub examines nothing.");
    }

    @Override
    public Controls controls() {
        return new NoControls();
    }

    @Override
    public DocumentDesk documents() {
        throw new UnsupportedOperationException("a fake hub has no documents; tests of them use a real one");
    }

    @Override
    public void changed() {}

    @Override
    public void writeDown(dev.tradewind.engine.control.Action action) {
        throw new UnsupportedOperationException("a fake hub has no log of actions; tests of it use a real one");
    }

    @Override
    public Vault vault() {
        throw new UnsupportedOperationException("a fake hub has no vault; tests of it use a real one");
    }

    @Override
    public Optional<Backfill> backfill(long id) {
        return Optional.empty();
    }

    @Override
    public List<Backfill> backfills(int max) {
        return List.of();
    }

    private static final class EmptyWorld implements Insight {
        @Override
        public Overview overview() {
            return new Overview(Instant.EPOCH, Instant.EPOCH, 0, 0, 0, 0, 0, List.of(), Optional.empty());
        }

        @Override
        public List<FlowStatus> flows() {
            return List.of();
        }

        @Override
        public List<ConnectionStatus> connections() {
            return List.of();
        }

        @Override
        public List<Alert> alerts() {
            return List.of();
        }

        @Override
        public List<Trace> trace(String text) {
            return List.of();
        }

        @Override
        public Optional<Delivery> delivery(long id) {
            return Optional.empty();
        }

        @Override
        public List<Attempt> attempts(long delivery) {
            return List.of();
        }

        @Override
        public List<DeliveryLine> deliveries(DeliveryFilter filter, int max) {
            return List.of();
        }

        @Override
        public EventLines events(EventFilter filter, int max) {
            return new EventLines(List.of(), Optional.empty());
        }

        @Override
        public Optional<EventLine> eventLine(long seq) {
            return Optional.empty();
        }

        @Override
        public Optional<JournalEvent> event(long seq) {
            return Optional.empty();
        }

        @Override
        public List<Action> activity(int max) {
            return List.of();
        }

        @Override
        public List<Action> activity(String target, int max) {
            return List.of();
        }
    }

    private static final class NoControls implements Controls {

        private static Impossible nothing(long delivery) {
            return new Impossible("There is no delivery " + delivery + ".");
        }

        @Override
        public void retry(long delivery, String who) {
            throw nothing(delivery);
        }

        @Override
        public int retryAll(DeliveryFilter filter, String who) {
            return 0;
        }

        @Override
        public long replay(long delivery, String who) {
            throw nothing(delivery);
        }

        @Override
        public int replayAll(DeliveryFilter filter, String who) {
            return 0;
        }

        @Override
        public void reroute(long event, String who) {
            throw new Impossible("There is no event " + event + ".");
        }

        @Override
        public int rerouteAll(EventFilter filter, String who) {
            return 0;
        }

        @Override
        public void discard(long delivery, String reason, String who) {
            throw nothing(delivery);
        }

        @Override
        public void pause(Pause.Kind kind, String name, String reason, String who) {
            throw new Impossible("There is no " + name + ".");
        }

        @Override
        public void resume(Pause.Kind kind, String name, String who) {
            throw new Impossible("There is no " + name + ".");
        }

        @Override
        public long backfill(
                String connection, String stream, Optional<Instant> from, Optional<Instant> until, String who) {
            throw new Impossible("There is no connection " + connection + ".");
        }
    }
}
