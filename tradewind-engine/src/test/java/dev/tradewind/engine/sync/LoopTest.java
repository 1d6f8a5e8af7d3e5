package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoopTest {

    private final Queue<String> interrupted = new ConcurrentLinkedQueue<>();

    @Test
    void errorInTheWork_doesNotEndTheLoop() throws InterruptedException {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch again = new CountDownLatch(1);
        try (Loop loop = new Loop("test", () -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new OutOfMemoryError("thrown by the test");
                    }
                    again.countDown();
                    return Duration.ofMinutes(1);
                })
                .start()) {
            assertThat(again.await(30, TimeUnit.SECONDS)).as("%s", loop).isTrue();
        }
    }

    /** Each of them ends only after the one before was told to: closed one by one they would wait for each other. */
    @Test
    void loopsThatAreClosedTogether_areAllToldFirst() {
        List<Loop> loops = new ArrayList<>();
        CountDownLatch allBusy = new CountDownLatch(3);
        CountDownLatch lastTold = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            loops.add(new Loop("waits-" + i, () -> {
                allBusy.countDown();
                await(lastTold);
                return Duration.ofMinutes(1);
            }));
        }
        AtomicInteger rested = new AtomicInteger();
        List<Loop> last = new ArrayList<>();
        last.add(new Loop("last", () -> {
            allBusy.countDown();
            await(allBusy);
            last.getFirst().rest(Duration.ofMinutes(1));
            rested.incrementAndGet();
            lastTold.countDown();
            return Duration.ofMinutes(1);
        }));
        loops.addAll(last);
        loops.forEach(Loop::start);
        await(allBusy);

        Loop.close(loops);

        assertThat(rested).hasValue(1);
        assertThat(interrupted).as("waited for in vain").isEmpty();
    }

    private void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            interrupted.add(Thread.currentThread().getName());
        }
    }
}
