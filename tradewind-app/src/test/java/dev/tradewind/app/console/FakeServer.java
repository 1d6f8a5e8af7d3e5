package dev.tradewind.app.console;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The console on a real web server, in front of a fake hub. Run {@link #main} to look at the pages while you work on
 * them: orders come every two seconds, and the buttons of the demo work. No @Configuration, lest the program find it.
 */
@EnableAutoConfiguration
@Import(ConsoleConfiguration.class)
class FakeServer {

    /** Stricter than the program's own: whatever the pages need beyond it would show here. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** On any free port. */
    static ConfigurableApplicationContext start(FakeHub hub, Optional<FakeDemo> demo, int port) {
        return new SpringApplicationBuilder(FakeServer.class)
                .properties(
                        "server.port=" + port,
                        "server.address=127.0.0.1",
                        "spring.threads.virtual.enabled=true",
                        "spring.main.banner-mode=off",
                        "logging.level.root=warn")
                .initializers(context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("hub", hub);
                    demo.ifPresent(it -> beans.registerSingleton("demo", it));
                })
                .run();
    }

    @Bean
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .build();
    }

    /**
     * Runs until it is ended.
     *
     * @param arguments the port, 8080 if there is none
     */
    public static void main(String[] arguments) throws InterruptedException {
        var hub = new FakeHub(InstantSource.system());
        var demo = new FakeDemo(hub);
        seed(hub, demo);
        start(hub, Optional.of(demo), arguments.length == 0 ? 8080 : Integer.parseInt(arguments[0]));
        System.out.println("ready");
        var never = new CountDownLatch(1);
        for (int second = 0; !never.await(1, TimeUnit.SECONDS); second++) {
            if (second % 2 == 0 && demo.status().shoppersOn()) {
                demo.placeOrder();
            }
            hub.work();
        }
    }

    private static void seed(FakeHub hub, FakeDemo demo) {
        for (int i = 0; i < 14; i++) {
            demo.placeOrder();
        }
        hub.order("1033", "refused GmbH");
        hub.order("1034", "also refused & Söhne <b>");
        hub.work();
        demo.placeOrder();
    }
}
