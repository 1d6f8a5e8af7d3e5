package dev.tradewind.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTemplateTest {

    @Test
    void usualOrder_hasSixKilobytes_fiveLines_andSumsThatAddUp() {
        byte[] body = OrderTemplate.ofBytes(OrderTemplate.USUAL_BYTES).body();
        Map<String, ?> order = Json.readObject(body);

        assertThat(body).hasSize(OrderTemplate.USUAL_BYTES);
        BigDecimal lines = sum(order, "line_items", "total").add(sum(order, "line_items", "total_tax"));
        BigDecimal shipping = sum(order, "shipping_lines", "total");
        assertThat((List<?>) order.get("line_items")).hasSize(5);
        assertThat(lines.add(shipping)).isEqualByComparingTo(new BigDecimal(String.valueOf(order.get("total"))));
    }

    @Test
    void orders_differInTheirIdsAndTimes() {
        OrderTemplate template = OrderTemplate.ofBytes(OrderTemplate.USUAL_BYTES);
        byte[] body = template.body();
        template.write(ByteBuffer.wrap(body), 0, 90_061_042);
        Map<String, ?> order = Json.readObject(body);

        assertThat(String.valueOf(order.get("id"))).isEqualTo("1090061042");
        assertThat(order.get("number")).isEqualTo("1090061042");
        assertThat(order.get("date_modified_gmt")).isEqualTo("2026-01-02T01:01:01");
        assertThat(body).hasSize(template.bytes());
    }

    private static BigDecimal sum(Map<String, ?> order, String list, String field) {
        return ((List<?>) order.get(list))
                .stream()
                        .map(line -> new BigDecimal(String.valueOf(((Map<?, ?>) line).get(field))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
