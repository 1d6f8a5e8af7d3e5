package dev.tradewind.app.server;

import dev.tradewind.app.intake.BodyMemory;
import dev.tradewind.app.intake.IntakeLimits;
import dev.tradewind.app.intake.IntakeServlet;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Insight;
import java.time.InstantSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.filter.RequestContextFilter;

/** What the program is made of. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
@ComponentScan({"dev.tradewind.app.api", "dev.tradewind.app.console", "dev.tradewind.app.security"})
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
        return InstantSource.system();
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
    ServletRegistrationBean<IntakeServlet> intake(RunningHub hub, ServeSettings settings, BodyMemory memory) {
        var limits =
                new IntakeLimits(Math.toIntExact(settings.size(Setting.BODY_LIMIT)), settings.time(Setting.BODY_TIME));
        var registration = new ServletRegistrationBean<>(new IntakeServlet(hub, limits, memory), "/hooks/*");
        registration.setLoadOnStartup(1);
        return registration;
    }

    /** Spring's own would be asked on every webhook; the dispatcher does its work for the pages. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }
}
