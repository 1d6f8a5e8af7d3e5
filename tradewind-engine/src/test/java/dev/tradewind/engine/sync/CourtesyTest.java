package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CourtesyTest {

    private static final Duration WORKED = Duration.ofMillis(40);

    @Test
    void routing_does_not_rest_while_few_webhooks_come() {
        assertThat(Courtesy.rest(WORKED, Courtesy.CROWD - 1)).isZero();
    }

    @Test
    void routing_works_a_sixth_of_the_time_while_a_crowd_of_webhooks_waits() {
        assertThat(Courtesy.rest(WORKED, Courtesy.CROWD)).isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void no_rest_is_long_enough_to_be_noticed() {
        assertThat(Courtesy.rest(Duration.ofHours(1), 1_000)).isEqualTo(Courtesy.REST_MAX);
    }

    @Test
    void a_clock_that_is_set_back_makes_no_rest() {
        assertThat(Courtesy.rest(Duration.ofSeconds(-3), 1_000)).isZero();
    }
}
