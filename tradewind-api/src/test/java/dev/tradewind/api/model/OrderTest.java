package dev.tradewind.api.model;

import static dev.tradewind.api.model.SampleOrder.money;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {

    @Test
    void json_hasFriendlyNamesAtTheRoot() {
        Map<String, Object> tree = Json.tree(SampleOrder.whole());

        assertThat(tree)
                .containsEntry("id", "27")
                .containsEntry("number", "1027")
                .containsEntry("status", "processing")
                .containsEntry("createdAt", "2026-11-20T17:18:43Z")
                .doesNotContainKeys("head", "items", "label");
        assertThat(((Map<?, ?>) tree.get("totals")).get("total")).isEqualTo(money("30.58"));
        Map<?, ?> line = (Map<?, ?>) ((List<?>) tree.get("lines")).getFirst();
        assertThat(line.get("sku")).isEqualTo("TS-S-rot");
        assertThat(line.get("unitPrice")).isEqualTo(money("17.96"));
        Map<?, ?> meta = (Map<?, ?>) ((List<?>) tree.get("meta")).getFirst();
        assertThat(meta.get("key")).isEqualTo("_vat_id");
    }

    @Test
    void json_readBack_isTheSameOrder() {
        Order order = SampleOrder.whole();

        assertThat(Json.read(Json.write(order), Order.class)).isEqualTo(order);
    }

    @Test
    void checks_ofAnOrderThatAddsUp_haveNoFindings() {
        OrderChecks checks = SampleOrder.whole().checks();

        assertThat(checks.findings()).isEmpty();
        assertThat(checks.balanced()).isTrue();
        assertThat(checks.computedTotal()).isEqualTo("30.58");
    }

    @Test
    void checks_ofACentTooMuch_callItRounding() {
        OrderChecks checks = SampleOrder.with(money("30.59"), Map.of()).checks();

        assertThat(checks.balanced()).isFalse();
        assertThat(checks.difference()).isEqualByComparingTo("0.01");
        assertThat(checks.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.of()).isEqualTo("total");
            assertThat(finding.rounding()).isTrue();
            assertThat(finding.explanation()).contains("0.01");
        });
    }

    @Test
    void checks_ofAnAmountThatRoundingCannotExplain_nameThePartsNobodyAddsUp() {
        OrderChecks checks = SampleOrder.with(
                        money("20.58"), Map.of("gift_cards", List.of(Map.of("amount", new BigDecimal("10.00")))))
                .checks();

        assertThat(checks.difference()).isEqualByComparingTo("-10.00");
        assertThat(checks.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rounding()).isFalse();
            assertThat(finding.explanation()).contains("more than rounding", "gift_cards");
        });
    }

    @Test
    void unitPrice_isDerivedFromTheTotal() {
        assertThat(unitPrice("32.40", "3")).isEqualTo(money("10.80"));
        assertThat(unitPrice("10.00", "3")).isEqualTo(money("3.333333"));
        assertThat(unitPrice("7.00", "0.5")).isEqualTo(money("14.00"));
        assertThat(unitPrice("7.00", "0")).isNull();
    }

    private static BigDecimal unitPrice(String total, String quantity) {
        return LineAmounts.of(new BigDecimal(quantity), money(total), BigDecimal.ZERO, money(total), BigDecimal.ZERO)
                .unitPrice();
    }
}
