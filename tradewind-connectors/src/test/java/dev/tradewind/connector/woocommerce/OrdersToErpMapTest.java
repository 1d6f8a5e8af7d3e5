package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Expression;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Order;
import dev.tradewind.connector.woocommerce.RecordedOrders.Recorded;
import dev.tradewind.engine.mapping.FlowVariables;
import dev.tradewind.engine.mapping.JsonataExpressions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of the example orders-to-erp, on every recorded order: the ERP refuses totals that do not add up. */
final class OrdersToErpMapTest {

    private static final Source SOURCE = TestConnection.to("https://shop.example");
    private static final String TEXT = read();
    private static final Expression MAP = JsonataExpressions.forChecking().compile(TEXT);

    static Stream<Recorded> orders() {
        return RecordedOrders.all().filter(order -> !order.isDraft());
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../examples/orders-to-erp/orders-to-erp.jsonata"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Order normalised(Recorded recorded) {
        return (Order) ((Normalised.Changed) SOURCE.normalise(recorded.asRead())).entity();
    }

    private static BigDecimal amount(Object value) {
        return new BigDecimal(String.valueOf(value));
    }

    @Test
    void map_usesOnlyNamesThatAreKnown() {
        assertThat(JsonataExpressions.forChecking().unknownNames(TEXT, FlowVariables.OF_MAP))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void mappedOrder_addsUpToTheCent(Recorded recorded) {
        Order order = normalised(recorded);

        var mapped = (Map<?, ?>) MAP.evaluate(Json.tree(order), Map.of());

        BigDecimal sum =
                amount(mapped.get("shipping")).add(amount(mapped.get("fees"))).add(amount(mapped.get("charges_tax")));
        for (Object line : (List<?>) mapped.get("lines")) {
            var fields = (Map<?, ?>) line;
            assertThat(String.valueOf(fields.get("sku"))).isNotBlank();
            assertThat(amount(fields.get("line_total")).scale()).isLessThanOrEqualTo(2);
            sum = sum.add(amount(fields.get("line_total"))).add(amount(fields.get("tax")));
        }
        assertThat(sum).isEqualByComparingTo(order.totals().total());
        assertThat(mapped.get("external_reference")).isEqualTo(order.id());
        assertThat(amount(mapped.get("total")))
                .isEqualByComparingTo(order.totals().total());
    }

    @Test
    void map_isQuick() {
        Object input = Json.tree(orders().map(OrdersToErpMapTest::normalised)
                .filter(order -> order.items().lines().size() >= 3)
                .findFirst()
                .orElseThrow());
        for (int i = 0; i < 3_000; i++) {
            MAP.evaluate(input, Map.of());
        }
        // Time of this thread, not of the clock: other work on the machine does not count.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < 2_000; i++) {
            MAP.evaluate(input, Map.of());
        }
        long micros = (threads.getCurrentThreadCpuTime() - start) / 2_000 / 1_000;

        // 45 µs were measured for five lines; ten times that would be felt at a thousand orders a second.
        assertThat(micros).isLessThan(450);
    }
}
