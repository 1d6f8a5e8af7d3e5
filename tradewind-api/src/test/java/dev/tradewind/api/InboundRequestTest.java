package dev.tradewind.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class InboundRequestTest {

    private static InboundRequest to(String query) {
        return new InboundRequest("POST", Map.of("Authorization", "Bearer hidden"), new byte[3], query);
    }

    @Test
    void parameter_isDecoded_andTheFirstOfItsName() {
        assertThat(to("a=1&token=s%26cr%20et+x&token=other").parameter("token")).contains("s&cr et x");
    }

    @Test
    void parameter_thatIsNotThere_isEmpty() {
        assertThat(to("").parameter("token")).isEmpty();
        assertThat(to("tokens=1&=x&token").parameter("token")).isEmpty();
    }

    @Test
    void brokenEscape_staysAsItIs() {
        assertThat(to("token=%zz").parameter("token")).contains("%zz");
    }

    @Test
    void text_showsNoSecret() {
        assertThat(to("token=hidden")).asString().doesNotContain("hidden").contains("POST");
    }
}
