package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.DemoControls.ErpFault;
import dev.tradewind.app.demo.DemoControls.Status;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class GuideTest {

    private static Status status(int placed, int underway, ErpFault fault) {
        URI nowhere = URI.create("http://127.0.0.1:9");
        return new Status(placed, placed - underway, underway, 0, fault, true, Duration.ofSeconds(2), nowhere, nowhere);
    }

    @Test
    void guide_leadsThroughTheDemo_oneStepAtATime() {
        assertThat(Guide.next(status(0, 0, ErpFault.NONE), 0)).contains("Place an order");
        assertThat(Guide.next(status(5, 1, ErpFault.NONE), 0)).contains("take the ERP down");
        assertThat(Guide.next(status(5, 0, ErpFault.DOWN), 1)).contains("watch them wait");
        assertThat(Guide.next(status(9, 4, ErpFault.DOWN), 1)).contains("4 orders wait", "Bring the ERP back");
        assertThat(Guide.next(status(9, 4, ErpFault.NONE), 1)).contains("the 4 waiting orders arrive now");
        assertThat(Guide.next(status(9, 0, ErpFault.NONE), 1)).contains("Nothing was lost", "search its number");
    }

    @Test
    void guide_neverPraises_whatCameTwice() {
        var twice = new Status(
                9, 9, 0, 1, ErpFault.NONE, true, Duration.ofSeconds(2), URI.create("http://a"), URI.create("http://b"));

        assertThat(Guide.next(twice, 1))
                .contains("1 order came twice", "report")
                .doesNotContain("Nothing was lost");
    }
}
