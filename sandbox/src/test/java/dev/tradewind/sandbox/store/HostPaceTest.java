package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Holds the pace of the host against what was measured on the recorded one. */
final class HostPaceTest {

    private final CopyOnWriteArrayList<Duration> passed = new CopyOnWriteArrayList<>();

    private Duration latency(TestShop shop, String path) {
        passed.clear();
        assertThat(shop.rest.get(path).status()).isEqualTo(200);
        return passed.getFirst();
    }

    @Test
    void recordedPace_isThatOfTheRecordedHost() {
        try (var shop = new TestShop(SandboxStore.builder().waiting(passed::add))) {
            shop.store.generate(200, 200, 1);
            shop.store.pace(HostPace.recorded());
            Duration full = latency(shop, "/orders?per_page=100");
            Duration narrow = latency(shop, "/orders?per_page=100&_fields=id,status,date_modified_gmt");
            Duration products = latency(shop, "/products?per_page=100");
            Duration one = latency(shop, "/orders/" + shop.store.orderIds().getFirst());

            assertThat(full).isCloseTo(Duration.ofMillis(1_708), Duration.ofMillis(20));
            assertThat(narrow).isCloseTo(Duration.ofMillis(138), Duration.ofMillis(20));
            assertThat(products).isCloseTo(Duration.ofMillis(271), Duration.ofMillis(90));
            assertThat(one).isCloseTo(Duration.ofMillis(47), Duration.ofMillis(15));
            shop.store.pace(HostPace.recorded().atPercent(10));
            assertThat(latency(shop, "/orders?per_page=100")).isCloseTo(Duration.ofMillis(171), Duration.ofMillis(2));
            shop.store.pace(HostPace.FULL);
            passed.clear();
            shop.rest.get("/orders");
            assertThat(passed).isEmpty();
        }
    }

    @Test
    void workers_areNeverMoreThanTheHostHas() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var twoInside = new CountDownLatch(2);
        HostWaiting waiting = time -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            twoInside.countDown();
            assertThat(twoInside.await(20, TimeUnit.SECONDS)).isTrue();
            inside.decrementAndGet();
        };
        try (var shop = new TestShop(SandboxStore.builder().waiting(waiting));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            shop.store.pace(HostPace.recorded());
            var calls = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> shop.rest.get("/orders").status()))
                    .toList();
            for (var call : calls) {
                assertThat(call.get(20, TimeUnit.SECONDS)).isEqualTo(200);
            }
        }
        assertThat(most.get()).isEqualTo(2);
        assertThat(inside.get()).isZero();
    }
}
