package dev.tradewind.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonataExpressionsTest {

    private static final Map<String, Object> TAX_CODES = Map.of("standard", "VAT19", "reduced", "VAT7");

    private final JsonataExpressions expressions = new JsonataExpressions(
            () -> Instant.parse("2026-03-01T12:00:00.123Z"),
            name -> name.equals("tax-codes") ? Optional.of(TAX_CODES) : Optional.empty(),
            (connection, object, key) ->
                    connection.equals("erp") && key.equals("7") ? Optional.of(object + "-1007") : Optional.empty());

    private Object run(String source, Object input) {
        return expressions.compile(source).evaluate(input, Map.of());
    }

    private String json(String source, String input) {
        return Json.text(run(source, Json.read(input)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$money('12.340')                                | 12.340",
                "$money(12.5, 2)                                 | 12.50",
                "$money('1.005', 2)                              | 1.01",
                "$money(nothing)                                 | null",
                "$plus('0.1', '0.2')                             | 0.3",
                "$plus(0.1, 0.2, 1)                              | 1.3",
                "$minus('10.00', '0.01')                         | 9.99",
                "$times('19.99', 3)                              | 59.97",
                "$dividedBy(10, 3, 2)                            | 3.33",
                "$total(lines.price)                             | 40.000",
                "$total(one.price)                               | 1.10",
                "$total(none.price)                              | 0",
                "$rounded('2.345', 2)                            | 2.35",
                "$rounded('2.345', 2, 'half-even')               | 2.34",
                "$rounded('2.341', 2, 'up')                      | 2.35",
                "$rounded('2.349', 2, 'down')                    | 2.34",
                "$fixed(3, 2)                                    | \"3.00\"",
                "lines[0].price                                  | 19.990",
                "$string(lines[0].price)                         | \"19.990\"",
                "0.1 + 0.2                                       | 0.3",
                "$sum(lines.price)                               | 40",
                "big                                             | 12345678901234567",
                "{'a': missing, 'b': empty}                      | {\"b\":null}",
                "$toInstant('2026-07-01 10:00', 'Europe/Berlin') | \"2026-07-01T08:00:00Z\"",
                "$toInstant('2026-07-01T10:00:00+02:00')         | \"2026-07-01T08:00:00Z\"",
                "$isoDate('2026-12-31T23:30:00Z', 'Europe/Berlin') | \"2027-01-01\"",
                "$isoDateTime('2026-01-31T09:00:00Z', 'Europe/Berlin') | \"2026-01-31T10:00:00+01:00\"",
                "$formatDate('2026-01-31T09:00:00Z', 'dd.MM.yyyy') | \"31.01.2026\"",
                "$addDays('2026-02-27', 2)                       | \"2026-03-01\"",
                "$addDays('2026-02-27T10:00:00Z', -1)            | \"2026-02-26T10:00:00Z\"",
                "$now()                                          | \"2026-03-01T12:00:00.123Z\"",
                "$millis()                                       | 1772366400123",
                "$list(one.price)                                | [1.10]",
                "$list(none)                                     | []",
                "one.price                                       | 1.10",
                "$cut('Grüße 😀😀', 7)                            | \"Grüße 😀\"",
                "$splitStreet('Hauptstr. 5b')                    | {\"street\":\"Hauptstr.\",\"number\":\"5\",\"addition\":\"b\"}",
                "$splitStreet('Straße des 17. Juni 135')         | {\"street\":\"Straße des 17. Juni\",\"number\":\"135\",\"addition\":\"\"}",
                "$splitStreet('Am Ring 12-14, Hinterhaus')       | {\"street\":\"Am Ring\",\"number\":\"12-14\",\"addition\":\"Hinterhaus\"}",
                "$splitStreet('221B Baker Street')               | {\"street\":\"Baker Street\",\"number\":\"221\",\"addition\":\"B\"}",
                "$splitStreet('Schlossallee')                    | {\"street\":\"Schlossallee\",\"number\":\"\",\"addition\":\"\"}",
                "$splitName('Anna Maria Berg')                   | {\"first\":\"Anna Maria\",\"last\":\"Berg\"}",
                "$splitName('Berg, Anna')                        | {\"first\":\"Anna\",\"last\":\"Berg\"}",
                "$table('tax-codes', 'reduced')                  | \"VAT7\"",
                "$table('tax-codes', 'zero', 'VAT0')             | \"VAT0\"",
                "$table('tax-codes', 'zero', null)               | null",
                "$boundId('erp', 'customer', '7')                | \"customer-1007\"",
                "$boundId('erp', 'customer', '8')                | null",
                "$match('a1b22', /[a-z](\\d+)/).groups           | [\"1\",\"22\"]",
                "$match('a1b22', /[a-z](\\d+)/, 1).match         | \"a1\"",
                "$contains('abracadabra', /a.*a/)                | true",
                "['x1','y']^($)[$contains(/\\d/)]                | \"x1\"",
                "$map(['ab','c'], $contains(?, 'a'))             | [true,false]",
                "$map(['1.50','2'], $money)                      | [1.50,2]",
                "$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1 $$$9') | \"Smith, John $\"",
                "$replace('aaa', 'a', 'b', 2)                    | \"bba\"",
                "$replace('a1b2', /\\d/, function($m) { $string($number($m.match) + 1) }) | \"a2b3\"",
                "$split('a, b;c', /[,;] ?/)                      | [\"a\",\"b\",\"c\"]",
                "$split('a-b-c', '-', 2)                         | [\"a\",\"b\"]",
                "'x12' ~> /\\d+/ ~> function($m) { $m.match }     | \"12\"",
                "$pad('7', -3, '0')                              | \"007\"",
                "$join(['a','','b'], '-')                        | \"a--b\"",
            })
    void expression_gives(String source, String expected) {
        String input = """
                {"lines": [{"price": 19.990}, {"price": 20.01}], "one": [{"price": 1.10}], "none": [],
                 "big": 12345678901234567, "empty": null}""";

        assertThat(json(source.strip(), input)).isEqualTo(expected.strip());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$plus(1, missing)           | $plus: argument 2 is missing: the path leads to nothing",
                "$money('12,50')             | $money: argument 1 must be a number, was the text '12,50'",
                "$dividedBy(1, 0, 2)         | $dividedBy: division by zero",
                "$total([1, 'x'])            | $total: item 2 must be a number, was the text 'x'",
                "$rounded(1, 2.5)            | $rounded: argument 2 must be a whole number from 0 to 20, was 2.5",
                "$isoDate('yesterday')       | $isoDate: 'yesterday' is no date or instant (ISO 8601)",
                "$isoDate('2026-01-01', 'CEST+9') | $isoDate: 'CEST+9' is no time zone; write one such as 'Europe/Berlin'",
                "$table('colours', 'a')      | $table: there is no table 'colours'",
                "$table('tax-codes', 'zero') | $table: table 'tax-codes' has no row 'zero'; add it, or give a third argument for keys without a row",
                "$eval('1')                  | $eval: is not available: expressions do not run text as code",
                "$random()                   | $random: is not available: a map must give the same result each time, or a repeated attempt sends something else",
                "{'at': $now}                | the result holds a function: parentheses forgotten, as in $now for $now()?",
                "1/0                         | Number out of range: \"Infinity\"",
                "$error('no SKU')            | no SKU",
            })
    void fault_saysWhatIsWrong(String source, String expected) {
        assertThatThrownBy(() -> run(source.strip(), Map.of()))
                .isInstanceOf(ExpressionFault.class)
                .hasMessage(expected.strip());
    }

    @Test
    void compile_namesThePosition_ofASyntaxError() {
        assertThatThrownBy(() -> expressions.compile("{\n  'number': number,,\n}"))
                .isInstanceOfSatisfying(ExpressionFault.class, fault -> {
                    assertThat(fault.offset()).isBetween(19, 22);
                    assertThat(fault).hasMessageNotContaining("JSonataException");
                });
    }

    @Test
    void compile_refusesSourcesBeyondTheLimit_andNestingThatWouldBreakTheParser() {
        assertThatThrownBy(() -> expressions.compile(" ".repeat(JsonataExpressions.SOURCE_CHARS_MAX) + "1"))
                .isInstanceOf(ExpressionFault.class);
        assertThatThrownBy(() -> expressions.compile("(".repeat(100_000) + ")".repeat(100_000)))
                .isInstanceOf(ExpressionFault.class);
    }

    @Test
    void result_sharesNothingWithTheInput() {
        Map<String, Object> input = new HashMap<>(Map.of("tags", new java.util.ArrayList<>(List.of("a", "b"))));

        Object result = run("$", input);

        assertThat(result).isEqualTo(input).isNotSameAs(input);
        assertThat(((Map<?, ?>) result).get("tags")).isNotSameAs(input.get("tags"));
    }

    @Test
    void result_holdsOnlyWhatATreeMayHold() {
        Object result = run("{'a': 7 / 2, 'b': 4 / 2, 'c': 1.50, 'd': [1..3], 'e': 1e20}", null);

        assertThat(result)
                .isEqualTo(Map.of(
                        "a",
                        new BigDecimal("3.5"),
                        "b",
                        2,
                        "c",
                        new BigDecimal("1.5"),
                        "d",
                        Arrays.asList(1, 2, 3),
                        "e",
                        new BigDecimal("100000000000000000000")));
    }

    @Test
    void variables_areSeenByTheirName_andOnlyInTheirEvaluation() {
        var expression = expressions.compile("$flow & '-' & $bound");

        assertThat(expression.evaluate(null, Map.of("flow", "orders", "bound", "7")))
                .isEqualTo("orders-7");
        assertThat(expression.evaluate(null, Map.of("flow", "orders"))).isEqualTo("orders-");
    }
}
