package dev.tradewind.testkit.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingsTest {

    private final Recordings recordings = Recordings.ofWooCommerce();

    @Test
    void everyRecording_isReadable() {
        assertThat(recordings.names())
                .hasSizeGreaterThan(300)
                .allSatisfy(name -> assertThat(recordings.tree(name)).isNotNull());
    }

    @Test
    void exchange_keepsRequestAndAnswerAsTheyWere() {
        Exchange exchange = recordings.exchange("b-orders/get-full.json");

        assertThat(exchange.method()).isEqualTo("GET");
        assertThat(exchange.path()).isEqualTo("/wp-json/wc/v3/orders/27");
        assertThat(exchange.reply().header("date")).contains("Fri, 20 Nov 2026 17:18:43 GMT");
        assertThat(((Map<?, ?>) exchange.json()).get("total")).isEqualTo("81.30");
    }

    @Test
    void deliveries_keepExactBytesAndSecret() {
        Delivery trash = recordings.deliveries("f-webhooks/17-order-trash.json").getFirst();

        assertThat(trash.topic()).isEqualTo("order.deleted");
        assertThat(trash.body()).asString().isEqualTo("{\"id\":51}");
        assertThat(trash.secret()).contains("lab-webhook-secret-1");
        assertThat(trash.request().header("x-wc-webhook-topic")).contains("order.deleted");
    }

    @Test
    void everyShape_isThere() {
        assertThat(recordings.exchanges()).hasSizeGreaterThan(250);
        assertThat(recordings.deliveries()).hasSizeGreaterThan(70);
    }

    @Test
    void exchange_refusesWhatIsNone() {
        assertThatThrownBy(() -> recordings.exchange("i-behaviour/throughput.json"))
                .hasMessageContaining("not an exchange");
    }
}
