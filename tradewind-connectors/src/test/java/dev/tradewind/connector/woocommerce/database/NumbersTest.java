package dev.tradewind.connector.woocommerce.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void amounts_areRoundedHalfUpAwayFromZero() {
        assertThat(Numbers.amount("3.592", 2)).isEqualTo("3.59");
        assertThat(Numbers.amount("2.675", 2)).isEqualTo("2.68");
        assertThat(Numbers.amount("-2.675", 2)).isEqualTo("-2.68");
        assertThat(Numbers.amount("59.47000000", 0)).isEqualTo("59");
        assertThat(Numbers.amount("13.5", 4)).isEqualTo("13.5000");
    }

    @Test
    void textsThatAreNoAmount_areZero() {
        assertThat(Numbers.amount("", 2)).isEqualTo("0.00");
        assertThat(Numbers.amount("free", 2)).isEqualTo("0.00");
        assertThat(Numbers.amountIfAny("", 2)).isEmpty();
        assertThat(Numbers.whole("12a")).isZero();
    }

    @Test
    void plainNumbers_haveNoZerosBehindThePoint() {
        assertThat(Numbers.plain("20.0000")).isEqualTo(20L);
        assertThat(Numbers.plain("100")).isEqualTo(100L);
        assertThat(Numbers.plain("7.50")).isEqualTo(new BigDecimal("7.5"));
        assertThat(Numbers.plain("-1")).isEqualTo(-1L);
    }
}
