package dev.tradewind.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetaTest {

    private final Meta meta = new Meta(List.of(
            entry("a", "first"),
            entry("a", "last"),
            entry("n", 12),
            entry("amount", "10.50"),
            entry("flag", "yes"),
            entry("list", List.of(1)),
            entry("empty", ""),
            entry("none", null)));

    @Test
    void lookup_takesTheLastOfAKey() {
        assertThat(meta.text("a")).contains("last");
    }

    @Test
    void lookup_readsNumbersWrittenAsText() {
        assertThat(meta.decimal("amount")).hasValueSatisfying(n -> assertThat(n).isEqualTo("10.50"));
        assertThat(meta.decimal("n")).hasValueSatisfying(n -> assertThat(n).isEqualTo("12"));
        assertThat(meta.decimal("a")).isEmpty();
    }

    @Test
    void lookup_readsTruthAsPluginsWriteIt() {
        assertThat(meta.truth("flag")).contains(true);
        assertThat(meta.truth("a")).isEmpty();
    }

    @Test
    void lookup_ofWhatIsNoSingleValue_isEmpty() {
        assertThat(meta.text("list")).isEmpty();
        assertThat(meta.text("empty")).isEmpty();
        assertThat(meta.text("none")).isEmpty();
        assertThat(meta.text("absent")).isEmpty();
        assertThat(meta.find("list")).isPresent();
    }

    private static MetaEntry entry(String key, Object value) {
        return new MetaEntry(null, key, value, null, null, Map.of());
    }
}
