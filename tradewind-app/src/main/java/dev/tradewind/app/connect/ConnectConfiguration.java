package dev.tradewind.app.connect;

import dev.tradewind.app.server.RunningHub;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.engine.http.HttpGateway;
import dev.tradewind.engine.http.HttpLimits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Connecting as a part of the program. */
@Configuration(proxyBeanMethods = false)
class ConnectConfiguration {

    /** A person waits; and several addresses are tried. An index has a few kilobytes, with many plug-ins half a megabyte. */
    private static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 2 << 20);

    /** No bean: Spring would take it for everything else that it runs. */
    private static final Executor THREADS =
            task -> Thread.ofVirtual().name("connect").start(task);

    @Bean(destroyMethod = "close")
    HttpGateway connectHttp() {
        return new HttpGateway(LIMITS);
    }

    @Bean
    Checkups checkups(RunningHub hub, InstantSource clock) {
        return new Checkups(hub, clock, THREADS);
    }

    @Bean
    ConnectDesk connectDesk(RunningHub hub, Checkups checkups, InstantSource clock, HttpGateway connectHttp) {
        return new ConnectDesk(hub, checkups, new ConnectDesk.Tools(clock, new SecureRandom(), connectHttp, THREADS));
    }

    @Bean
    Rotations rotations(RunningHub hub, InstantSource clock, ServeSettings settings) {
        return new Rotations(
                hub, clock, new SecureRandom(), settings.publicUrl().isPresent());
    }

    @Bean
    RotationWatch rotationWatch(Rotations rotations) {
        return new RotationWatch(rotations);
    }
}
