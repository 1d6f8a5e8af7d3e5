package dev.tradewind.bench;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * What one figure was in each round.
 *
 * @param values one a round, in their order; at least one
 */
record Samples(List<Double> values) {

    Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a figure needs at least one round");
        }
    }

    static Samples of(double... values) {
        return new Samples(Arrays.stream(values).boxed().toList());
    }

    double median() {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    double min() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    double max() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Round by round: what a slow minute of the machine does to one of a pair it does to the other as well. */
    Samples with(Samples other, DoubleBinaryOperator how) {
        double[] result = new double[Math.min(values.size(), other.values.size())];
        for (int i = 0; i < result.length; i++) {
            result[i] = how.applyAsDouble(values.get(i), other.values.get(i));
        }
        return of(result);
    }
}
