package dev.tradewind.connector.rest;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.SettingSpec.Kind;
import dev.tradewind.api.Settings;
import java.net.URI;
import java.util.List;

/** How a request shows who sends it. */
sealed interface Auth {

    String KEY = "credentials.key";
    String USER = "credentials.user";
    String PASSWORD = "credentials.password";
    String TOKEN = "credentials.token";

    /** The settings that a connection must have for it. */
    List<SettingSpec> settings();

    HttpCall sign(HttpCall call, Settings settings);

    record None() implements Auth {
        @Override
        public List<SettingSpec> settings() {
            return List.of();
        }

        @Override
        public HttpCall sign(HttpCall call, Settings settings) {
            return call;
        }
    }

    record ApiKeyInHeader(String header, String prefix) implements Auth {
        @Override
        public List<SettingSpec> settings() {
            return List.of(SettingSpec.required(KEY, Kind.SECRET, "API key"));
        }

        @Override
        public HttpCall sign(HttpCall call, Settings settings) {
            return call.with(header, prefix + settings.secret(KEY));
        }
    }

    record ApiKeyInQuery(String parameter) implements Auth {
        @Override
        public List<SettingSpec> settings() {
            return List.of(SettingSpec.required(KEY, Kind.SECRET, "API key"));
        }

        @Override
        public HttpCall sign(HttpCall call, Settings settings) {
            String url = call.url().toString();
            String pair = Template.encoded(parameter) + "=" + Template.encoded(settings.secret(KEY));
            URI signed = URI.create(url + (url.contains("?") ? "&" : "?") + pair);
            return call.to(signed);
        }
    }

    record Basic() implements Auth {
        @Override
        public List<SettingSpec> settings() {
            return List.of(
                    SettingSpec.required(USER, Kind.TEXT, "User name"),
                    SettingSpec.required(PASSWORD, Kind.SECRET, "Password"));
        }

        @Override
        public HttpCall sign(HttpCall call, Settings settings) {
            return call.withBasic(settings.text(USER), settings.secret(PASSWORD));
        }
    }

    record Bearer() implements Auth {
        @Override
        public List<SettingSpec> settings() {
            return List.of(SettingSpec.required(TOKEN, Kind.SECRET, "Access token"));
        }

        @Override
        public HttpCall sign(HttpCall call, Settings settings) {
            return call.with("Authorization", "Bearer " + settings.secret(TOKEN));
        }
    }
}
