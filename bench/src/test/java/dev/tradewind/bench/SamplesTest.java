package dev.tradewind.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void median_ofAnEvenNumber_liesBetweenTheMiddleTwo() {
        assertThat(Samples.of(4, 1, 3, 2).median()).isEqualTo(2.5);
        assertThat(Samples.of(9, 1, 3).median()).isEqualTo(3);
    }

    @Test
    void ratio_isTakenRoundByRound_soThatASlowMinuteCancelsOut() {
        Figure figure = Figure.compared("x", "1/s", Samples.of(50, 5), Samples.of(100, 10), "", "");

        assertThat(figure.ratio().orElseThrow().values()).containsExactly(0.5, 0.5);
    }

    @Test
    void table_showsMedianAndRange_andKeepsItsColumns() {
        String table = Report.table(java.util.List.of(
                Figure.compared(
                        "x", "1/s", Samples.of(5_000, 6_000, 7_000), Samples.of(10_000, 10_000, 10_000), "", ""),
                Figure.alone("y", "MiB", Samples.of(12.345), "")));

        assertThat(table)
                .contains("6,000 (5,000–7,000)")
                .contains("0.60 (0.50–0.70)")
                .contains("12.3");
        assertThat(table.lines().map(String::length).distinct()).hasSize(1);
    }
}
