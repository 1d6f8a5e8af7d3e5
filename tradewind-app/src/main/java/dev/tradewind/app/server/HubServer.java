package dev.tradewind.app.server;

import dev.tradewind.app.demo.Stage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP server around a hub: Spring Boot with just what this program needs. Closing it closes the hub as well. */
public final class HubServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private HubServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts; comes back when requests are answered.
     *
     * @param hub asked once, on another thread than the rest of the start where that saves time
     * @param stage the simulated systems around it, in the demo and in examples
     * @throws org.springframework.boot.web.server.PortInUseException if the port is taken
     */
    public static HubServer start(
            ServeSettings settings,
            AdminToken token,
            Supplier<? extends RunningHub> hub,
            Optional<? extends Stage> stage) {
        var application = new SpringApplication(ServerConfiguration.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.setDefaultProperties(properties(settings));
        application.addInitializers(
                context -> register((GenericApplicationContext) context, settings, token, hub, stage));
        return new HubServer(application.run());
    }

    private static void register(
            GenericApplicationContext context,
            ServeSettings settings,
            AdminToken token,
            Supplier<? extends RunningHub> hub,
            Optional<? extends Stage> stage) {
        context.registerBean(ServeSettings.class, () -> settings);
        context.registerBean(AdminToken.class, () -> token);
        context.registerBean(RunningHub.class, hub::get);
        stage.ifPresent(systems -> context.registerBean(
                Stage.class,
                () -> systems,
                // Who opened the systems closes them: they outlive this server.
                definition -> definition.setDestroyMethodName("")));
    }

    /** Where it listens; of use if port 0 was asked for. */
    public int port() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server, "started").getPort();
    }

    /** A part of it, for tests. */
    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Takes no more requests, lets those under way end, then closes the hub. */
    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(ServeSettings settings) {
        Map<String, Object> all = new HashMap<>();
        all.put("spring.threads.virtual.enabled", true);
        all.put("spring.jmx.enabled", false);
        all.put("spring.main.keep-alive", true);
        all.put("server.port", settings.text(Setting.PORT));
        all.put("server.address", settings.text(Setting.BIND));
        all.put("server.shutdown", "graceful");
        all.put("spring.lifecycle.timeout-per-shutdown-phase", "10s");
        all.put("server.servlet.session.timeout", settings.time(Setting.SESSION).toString());
        all.put("server.servlet.session.cookie.name", "tradewind");
        all.put("server.servlet.session.cookie.http-only", true);
        all.put("server.servlet.session.cookie.same-site", "strict");
        all.put("server.servlet.session.tracking-modes", "cookie");
        all.put("server.error.include-message", "never");
        all.put("server.error.whitelabel.enabled", false);
        all.put("server.tomcat.use-relative-redirects", true);
        all.put("server.forward-headers-strategy", settings.on(Setting.BEHIND_PROXY) ? "native" : "none");
        // The filters below would be asked on every webhook, and nothing here needs them.
        all.put("spring.mvc.formcontent.filter.enabled", false);
        all.put("server.servlet.encoding.enabled", false);
        all.put("spring.servlet.multipart.enabled", false);
        all.put("spring.mvc.problemdetails.enabled", true);
        all.put("spring.web.resources.cache.cachecontrol.max-age", "1h");
        all.put("spring.jackson.default-property-inclusion", "non_absent");
        all.put("management.endpoints.web.exposure.include", "health,prometheus");
        all.put("management.endpoint.health.show-details", "never");
        all.put("management.metrics.enable.logback", false);
        return Map.copyOf(all);
    }
}
