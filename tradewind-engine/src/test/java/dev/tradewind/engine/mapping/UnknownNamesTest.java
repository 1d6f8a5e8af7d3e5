package dev.tradewind.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class UnknownNamesTest {

    @Test
    void unknownNames_areFound_withTheirPosition() {
        var faults =
                JsonataExpressions.forChecking().unknownNames("{'a': $mony(total), 'b': $key & $kee}", Set.of("key"));

        assertThat(faults).extracting(Throwable::getMessage).containsExactly("$mony is not known", "$kee is not known");
        assertThat(faults).extracting(f -> f.offset()).containsExactly(6, 32);
    }

    @Test
    void names_definedInTheExpression_orInsideTexts_areKnown() {
        String source = """
                /* $comment */ ($x := 1; $f := function($a, $b) { $a + $b + $x };
                lines@$l.{"$text": $f($l.qty, 1), `$quoted`: $string('$1 "$2'), 'i': $} ; λ($q){$q}(1); $$.total)""";

        assertThat(JsonataExpressions.forChecking().unknownNames(source, Set.of()))
                .isEmpty();
    }
}
