package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import dev.tradewind.engine.http.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExchangeViewTest {

    @Test
    void exchange_asTheEngineRecordsIt_isLaidOut() {
        var recorded = new Exchange(
                Instant.EPOCH,
                "PUT",
                "http://erp/orders/1",
                Map.of("Authorization", "***"),
                "{\"total\":59.90}",
                422,
                Map.of("Retry-After", "5"),
                "no",
                null,
                12);
        String json = new String(Json.write(List.of(recorded)), StandardCharsets.UTF_8);

        assertThat(ExchangeView.read(json))
                .containsExactly(new ExchangeView(
                        1,
                        "PUT http://erp/orders/1 → 422, 12 ms",
                        "Authorization: ***\n\n{\n  \"total\": 59.90\n}",
                        "Retry-After: 5\n\nno"));
    }

    @Test
    void exchange_withoutAnswer_saysWhy() {
        assertThat(ExchangeView.read("[{\"method\":\"GET\",\"url\":\"/\",\"failure\":\"timed out\",\"tookMillis\":9}]"))
                .first()
                .extracting(ExchangeView::title, ExchangeView::answered)
                .containsExactly("GET / → no answer, 9 ms", "timed out");
    }

    @Test
    void whatIsNoExchange_isShownAsItIs() {
        assertThat(ExchangeView.read("[]")).isEmpty();
        assertThat(ExchangeView.read("")).isEmpty();
        assertThat(ExchangeView.read("not json"))
                .first()
                .extracting(ExchangeView::sent)
                .isEqualTo("not json");
    }
}
