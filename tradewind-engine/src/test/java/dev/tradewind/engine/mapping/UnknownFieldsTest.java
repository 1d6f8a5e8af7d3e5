package dev.tradewind.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.model.Entities;
import dev.tradewind.api.model.Order;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownFieldsTest {

    private static final Shape ORDER = Shape.of("order", Entities.schema(Order.class));

    private static List<UnknownField> found(String source) {
        return JsonataExpressions.forChecking().unknownFields(source, ORDER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "totl                                                    | order has no field 'totl'                | 0",
                "{ 'a': number, 'b': billing.lastNam }                   | billing has no field 'lastNam'           | 28",
                "number.text                                             | number is a string and has no field 'text' | 7",
                "lines[0].skuu                                           | lines has no field 'skuu'                | 9",
                "lines[skuu = 'A'].name                                  | lines has no field 'skuu'                | 6",
                "lines.{ 'sku': `s k u` }                                | lines has no field 's k u'               | 16",
                "lines.(number & name)                                   | lines has no field 'number'              | 7",
                "lines{ skuu: $sum(quantity) }                           | lines has no field 'skuu'                | 7",
                "lines^(>quantty).name                                   | lines has no field 'quantty'             | 8",
                "[lines.name, lines.nam]                                 | lines has no field 'nam'                 | 19",
                "status = 'x' ? numbr : number                           | order has no field 'numbr'               | 15",
                "-totl                                                   | order has no field 'totl'                | 1",
                "$sum(lines.quantty)                                     | lines has no field 'quantty'             | 11",
                "$map(lines, function($l) { $l.skuu })                   | lines has no field 'skuu'                | 30",
                "lines ~> $map(function($l) { $l.skuu })                 | lines has no field 'skuu'                | 32",
                "$filter(lines, function($l) { $l.quantity > 1 }).skuu   | lines has no field 'skuu'                | 49",
                "$sort(lines, function($a, $b) { $a.name > $b.nam })     | lines has no field 'nam'                 | 45",
                "($first := lines[0]; $first.skuu)                       | lines has no field 'skuu'                | 28",
                "lines.$$.numbr                                          | order has no field 'numbr'               | 9",
                "$.numbr                                                 | order has no field 'numbr'               | 2",
                "$$.\"numbr\"                                              | order has no field 'numbr'               | 4",
            })
    void fieldThatIsNeverThere_isFound_withItsPlace(String source, String message, int offset) {
        assertThat(found(source)).extracting(UnknownField::message).containsExactly(message);
        assertThat(found(source)).extracting(UnknownField::offset).containsExactly(offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ 'number': number, 'who': billing.firstName & ' ' & billing.lastName, 'total': totals.total }",
                "lines[quantity > 1 and $contains(name, 'x')].{ 'sku': sku, 'order': $$.number }",
                "meta[key = '_billing_vat_number'].value.anything.at.all",
                "meta.value[0].x",
                "*.anything",
                "**.anything",
                "lines.%.number",
                "lines@$l.refunds@$r.{ 'a': $l.anything, 'b': $r.anything }",
                "lines#$i.{ 'at': $i, 'sku': sku }",
                "$lookup($, 'anything').more",
                "$merge([billing, { 'x': 1 }]).x",
                "{ 'x': { 'y': 1 } }.x.y",
                "(status = 'a' ? billing : { 'x': 1 }).x",
                "($f := function($l) { $l.anything }; lines.$f($))",
                "($x := { 'anything': 1 }; $x.anything)",
                "lines ~> | $ | { 'anything': 1 } | ~> $map(function($l) { $l.anything })",
                "$.**[id = '1'].anything",
                "function($x) { $x.y }(lines)",
            })
    void whatCannotBeTold_isLetPass(String source) {
        assertThat(found(source)).isEmpty();
    }

    @Test
    void ofARecordOfUnknownShape_everyFieldIsLetPass() {
        assertThat(JsonataExpressions.forChecking().unknownFields("a.b.c[d = e]", Shape.ANYTHING))
                .isEmpty();
    }

    @Test
    void fieldsThatWouldHaveBeenRight_areNamed() {
        assertThat(found("billing.zip").getFirst().valid()).contains("postcode", "city", "country");
    }
}
