package dev.tradewind.app.console;

import dev.tradewind.app.server.Changes;
import dev.tradewind.engine.admin.Insight;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * The console as a part of the program. Needs beans of {@link Insight}, {@link dev.tradewind.engine.admin.Controls} and
 * {@link Changes}, and shows the panel of the demo or of an example where there is a {@link dev.tradewind.app.demo.Stage}.
 */
@Configuration(proxyBeanMethods = false)
@Import({
    OverviewController.class,
    TraceController.class,
    DeliveriesController.class,
    EventsController.class,
    FlowsController.class,
    LiveController.class
})
class ConsoleConfiguration {

    private static final Set<String> TEMPLATES = Set.of(
            "overview",
            "trace",
            "event",
            "deliveries",
            "delivery",
            "deadletters",
            "unreadable",
            "flows",
            "connections",
            "connection",
            "connect",
            "handover",
            "connected",
            "activity",
            "notice",
            "error");

    @Bean
    TemplateEngine templateEngine() {
        var engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, ConsoleConfiguration.class.getClassLoader(), "dev.tradewind.app.console");
        engine.setBinaryStaticContent(true);
        return engine;
    }

    @Bean
    JteView.Resolver jteViewResolver(TemplateEngine engine) {
        return new JteView.Resolver(engine, TEMPLATES);
    }

    @Bean
    LiveUpdates liveUpdates(Changes changes) {
        return new LiveUpdates(changes);
    }

    @Bean
    Views consoleViews(Insight insight, LiveUpdates live) {
        return new Views(insight, live);
    }

    @Bean
    Pages consolePages(Views views) {
        return new Pages(views);
    }

    @Bean
    Orders consoleOrders(LiveUpdates live) {
        return new Orders(live);
    }

    @Bean
    ConnectionController.Frame connectionFrame(Pages pages, Orders orders) {
        return new ConnectionController.Frame(pages, orders);
    }

    @Bean
    ErrorPages errorPages(ObjectProvider<InstantSource> clock) {
        return new ErrorPages(clock.getIfAvailable(InstantSource::system));
    }
}
