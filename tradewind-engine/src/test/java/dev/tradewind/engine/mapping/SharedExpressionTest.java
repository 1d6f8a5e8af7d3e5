package dev.tradewind.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Goal: one compiled expression serves all threads, and no thread sees another's variables or input.
 *
 * <p>Method: many threads evaluate the same expression, the compiling thread among them; half of them leave a variable
 * out. Whatever leaks shows as a wrong text.
 */
final class SharedExpressionTest {

    private static final int THREADS = 16;
    private static final int ROUNDS = 1_500;

    private final Expression shared = JsonataExpressions.forChecking().compile("""
            ($f := function($line) { $line.sku & '/' & $who };
             $join($map($list(lines), $f), ',') & '|' & $who & '|' & $replace(name, /(\\d+)/, '<$1>'))""");

    @Test
    void sharedExpression_mixesNothing_betweenThreads() throws Exception {
        List<Callable<List<String>>> work = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            work.add(() -> wrongResults(thread));
        }
        List<String> wrong = new ArrayList<>();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> running = work.stream().map(pool::submit).toList();
            wrong.addAll(wrongResults(THREADS)); // The thread that compiled it takes part.
            for (var future : running) {
                wrong.addAll(future.get());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private List<String> wrongResults(int thread) {
        List<String> wrong = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            String name = "n" + thread + "x" + round;
            boolean bound = (thread + round) % 2 == 0;
            Map<String, Object> variables = new HashMap<>();
            if (bound) {
                variables.put("who", name);
            }
            Object result = shared.evaluate(Map.of("name", name, "lines", List.of(Map.of("sku", name))), variables);
            String who = bound ? name : "";
            String expected = "%s/%s|%s|n<%d>x<%d>".formatted(name, who, who, thread, round);
            if (!expected.equals(result)) {
                wrong.add(result + " for " + expected);
            }
        }
        return wrong;
    }
}
