package dev.tradewind.connector.rest;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.Settings;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The system behind one connection of a connector file. Immutable, and safe for any thread.
 *
 * @param settings what the file's requests may say: the connection's settings by name, without secrets, which would end up in
 *     recorded exchanges; numbers and switches as such
 */
record RestSystem(ConnectionContext connection, Auth auth, Map<String, Object> settings) {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    RestSystem {
        settings = Map.copyOf(settings);
    }

    static RestSystem of(ConnectorFile file, ConnectionContext connection) {
        return new RestSystem(connection, file.auth(), sayable(file.settings(), connection.settings()));
    }

    private static Map<String, Object> sayable(List<SettingSpec> described, Settings settings) {
        Map<String, Object> sayable = new HashMap<>();
        for (SettingSpec one : described) {
            if (one.kind() != SettingSpec.Kind.SECRET) {
                settings.find(one.name()).ifPresent(text -> sayable.put(one.name(), value(one.kind(), text)));
            }
        }
        return sayable;
    }

    private static Object value(SettingSpec.Kind kind, String text) {
        return switch (kind) {
            case NUMBER -> WHOLE.matcher(text).matches() ? new BigDecimal(text) : text;
            case SWITCH -> Boolean.valueOf(text);
            case TEXT, URL, SECRET, DURATION -> text;
        };
    }

    Expressions expressions() {
        return connection.expressions();
    }

    /** With the connection's credentials. */
    HttpCall signed(HttpCall call) {
        return auth.sign(call, connection.settings());
    }
}
