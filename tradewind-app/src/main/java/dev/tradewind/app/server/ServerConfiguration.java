package dev.tradewind.app.server;

import dev.tradewind.app.intake.BodyMemory;
import dev.tradewind.app.intake.HandOverServlet;
import dev.tradewind.app.intake.IntakeLimits;
import dev.tradewind.app.intake.IntakeServlet;
import dev.tradewind.app.intake.IntakeValve;
import dev.tradewind.app.intake.Letterbox;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Insight;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** What the program is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan({
    "dev.tradewind.app.api",
    "dev.tradewind.app.connect",
    "dev.tradewind.app.console",
    "dev.tradewind.app.security"
})
class ServerConfiguration {

    @Bean
    Insight insight(RunningHub hub) {
        return hub.insight();
    }

    @Bean
    Controls controls(RunningHub hub) {
        return hub.controls();
    }

    @Bean
    InstantSource clock() {
        return HubProgram.CLOCK;
    }

    @Bean
    TomcatLimits tomcatLimits(ServeSettings settings) {
        return new TomcatLimits(settings);
    }

    @Bean
    BodyMemory bodyMemory(ServeSettings settings) {
        return new BodyMemory(settings.size(Setting.BODY_MEMORY));
    }

    @Bean
    HubMetrics hubMetrics(Insight insight, BodyMemory memory) {
        return new HubMetrics(insight, memory);
    }

    @Bean
    IntakeServlet intakeServlet(RunningHub hub, ServeSettings settings, BodyMemory memory) {
        var limits =
                new IntakeLimits(Math.toIntExact(settings.size(Setting.BODY_LIMIT)), settings.time(Setting.BODY_TIME));
        return new IntakeServlet(hub, limits, memory);
    }

    @Bean
    ServletRegistrationBean<IntakeServlet> intake(IntakeServlet servlet) {
        var registration = new ServletRegistrationBean<>(servlet, IntakeServlet.PATH + "/*");
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    HandOverServlet handOverServlet(Letterbox letters, BodyMemory memory) {
        return new HandOverServlet(letters, memory);
    }

    @Bean
    ServletRegistrationBean<HandOverServlet> handOver(HandOverServlet servlet) {
        return new ServletRegistrationBean<>(servlet, HandOverServlet.PATH + "/*");
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> intakeFirst(
            IntakeServlet servlet, HandOverServlet handOver) {
        return factory -> factory.addContextValves(new IntakeValve(servlet, handOver));
    }
}
