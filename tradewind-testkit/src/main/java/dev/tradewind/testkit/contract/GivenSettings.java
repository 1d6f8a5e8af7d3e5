package dev.tradewind.testkit.contract;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.Settings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings given by a test, with the defaults of a connector filled in. Nested sections are not supported. */
public final class GivenSettings implements Settings {

    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> secrets;

    public GivenSettings(ConnectorDescription connector, Map<String, String> given) {
        for (SettingSpec spec : connector.settings()) {
            String byDefault = spec.byDefault();
            if (byDefault != null) {
                values.put(spec.name(), byDefault);
            }
        }
        values.putAll(given);
        secrets = connector.settings().stream()
                .filter(spec -> spec.kind() == SettingSpec.Kind.SECRET)
                .flatMap(spec -> Optional.ofNullable(values.get(spec.name())).stream())
                .toList();
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public Duration duration(String name) {
        return Duration.parse(text(name));
    }

    @Override
    public Map<String, @Nullable Object> section(String name) {
        return Map.of();
    }

    @Override
    public List<String> secrets() {
        return secrets;
    }
}
