package dev.tradewind.fuzz;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Entities;
import dev.tradewind.api.model.Order;
import dev.tradewind.engine.mapping.JsonataExpressions;
import dev.tradewind.engine.mapping.Shape;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSONata expression of a flow, checked and run on an order: a result, or an {@link ExpressionFault}, and soon. */
public final class ExpressionTarget implements Target {

    /** The bound is a second; a machine may be busy. */
    private static final Duration TIME_MAX = Duration.ofSeconds(20);

    private static final Map<String, @Nullable Object> ORDER = Json.readObject("""
            {"id":"1001","number":"1001","status":"processing","currency":"EUR","createdAt":"2026-11-20T17:36:16Z",
             "billing":{"firstName":"Gast","lastName":"Käufer","email":"guest@example.test","line1":"Weg 1"},
             "lines":[{"sku":"MUG-1","quantity":2,"total":24.00,"totalTax":1.68},{"sku":null,"quantity":1,"total":0.10}],
             "totals":{"total":30.58,"tax":1.68},"meta":[{"key":"a","value":["x",1,true,null,{}]}]}
            """.getBytes(StandardCharsets.UTF_8));

    private static final Shape SHAPE = Shape.of("order", Entities.schema(Order.class));

    private final JsonataExpressions expressions = JsonataExpressions.forChecking();

    @Override
    public void accept(byte[] input) {
        long began = System.nanoTime();
        try {
            String source = new String(input, StandardCharsets.UTF_8);
            Expression compiled = expressions.compile(source);
            expressions.unknownFields(source, SHAPE);
            expressions.unknownNames(source, Set.of());
            Json.write(compiled.evaluate(ORDER, Map.of("from", Map.of("name", "shop"))));
        } catch (ExpressionFault fault) {
            if (String.valueOf(fault.getMessage()).isBlank()) {
                throw new IllegalStateException("a fault without a word", fault);
            }
        }
        if (System.nanoTime() - began > TIME_MAX.toNanos()) {
            throw new IllegalStateException("took longer than " + TIME_MAX);
        }
    }
}
