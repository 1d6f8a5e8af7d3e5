package dev.tradewind.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UnknownMembersTest {

    private static final Map<String, Object> SCALAR = Map.of("type", List.of("string", "number"));

    private static final Shape PRODUCT = Shape.of(
            "upsert-product",
            Map.of(
                    "type",
                    "object",
                    "properties",
                    Map.of(
                            "sku",
                            SCALAR,
                            "prices",
                            Map.of("type", "object", "properties", Map.of("regular", SCALAR, "sale", SCALAR)),
                            "images",
                            Map.of(
                                    "type",
                                    "array",
                                    "items",
                                    Map.of("type", "object", "properties", Map.of("url", SCALAR))),
                            "meta",
                            Map.of())));

    private static List<UnknownField> found(String source) {
        return JsonataExpressions.forChecking().unknownMembers(source, PRODUCT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{ 'skuu': a }                                               | upsert-product has no field 'skuu'    | 3",
                "{ \"skuu\": a }                                             | upsert-product has no field 'skuu'    | 3",
                "{ 'sku': a, 'prices': { 'regullar': b } }                   | prices has no field 'regullar'        | 25",
                "{ 'sku': { 'x': 1 } }                                       | sku is a string or number and has no field 'x' | 12",
                "{ 'images': [{ 'url': a }, { 'src': b }] }                  | images has no field 'src'             | 30",
                "{ 'images': { 'src': b } }                                  | images has no field 'src'             | 15",
                "{ 'images': pictures.{ 'src': b } }                         | images has no field 'src'             | 24",
                "{ 'images': pictures[x = 1].[{ 'src': b }] }                | images has no field 'src'             | 32",
                "{ 'images': $map(pictures, function($p) { { 'src': $p } }) } | images has no field 'src'            | 45",
                "{ 'prices': a ? { 'regular': b } : { 'sales': c } }         | prices has no field 'sales'           | 38",
                "a ? { 'sku': b } : { 'skuu': c }                            | upsert-product has no field 'skuu'    | 22",
                "( $x := 1; { 'skuu': $x } )                                 | upsert-product has no field 'skuu'    | 14",
                "( $p := { 'regullar': 1 }; { 'prices': $p } )               | prices has no field 'regullar'        | 11",
                "$merge([{ 'sku': a }, { 'skuu': b }])                       | upsert-product has no field 'skuu'    | 25",
            })
    void memberThatNobodyTakes_isFound_withItsPlace(String source, String message, int offset) {
        assertThat(found(source)).extracting(UnknownField::message).containsExactly(message);
        assertThat(found(source)).extracting(UnknownField::offset).containsExactly(offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ 'sku': a, 'prices': { 'regular': b, 'sale': null }, 'images': pictures.url, 'meta': { 'any': { 'thing': 1 } } }",
                "{ 'sku': { 'x': 1 }.x }",
                "{ 'sku': $lookup({ 'a': 1 }, b) }",
                "{ 'sku': ($t := { 'a': 'b' }; $lookup($t, c)) }",
                "{ name: a }",
                "{ 'prices': $prices }",
                "$",
                "a.b{ name: c }",
                "$each({ 'x': 1 }, function($v, $k) { $v })",
                "$sift({ 'x': 1 }, function($v) { $v })",
                "( $a := $a; { 'prices': $a } )",
                "( $a := $b; $b := $a; { 'prices': $a } )",
                "( $a := $merge([$a, $a]); { 'prices': $a } )",
            })
    void whatMayBeRight_isLetPass(String source) {
        assertThat(found(source)).isEmpty();
    }

    @Test
    void operationThatTakesAnything_isLetPass() {
        assertThat(JsonataExpressions.forChecking()
                        .unknownMembers("{ 'x': { 'y': 1 } }", Shape.of("put-order", Map.of())))
                .isEmpty();
    }

    @Test
    void mistakeInAVariableThatIsUsedTwice_isToldOnce() {
        assertThat(found("( $i := { 'src': 1 }; { 'images': [$i, $i] } )")).hasSize(1);
    }
}
