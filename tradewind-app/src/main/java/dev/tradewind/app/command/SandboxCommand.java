package dev.tradewind.app.command;

import dev.tradewind.sandbox.erp.SandboxErp;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.sandbox.store.DeliveryMode;
import dev.tradewind.sandbox.store.HostPace;
import dev.tradewind.sandbox.store.Plugin;
import dev.tradewind.sandbox.store.SandboxStore;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox}. */
@Command(
        name = "sandbox",
        description = {
            "Runs a simulated WooCommerce store and a simulated ERP, to try flows on before production.",
            "",
            "With --site-port a WordPress site as well. Everything in them is in memory and gone when the command is stopped."
        },
        footer = {
            "",
            "Example, in two terminals:",
            "  tradewind sandbox --webhooks-to http://127.0.0.1:8080/hooks/shop --shoppers 5",
            "  SHOP_URL=http://127.0.0.1:8081 ERP_URL=http://127.0.0.1:8082 tradewind serve examples/orders-to-erp",
            "",
            "The keys that it prints go into the hub's vault: tradewind vault set shop/key, shop/secret,",
            "shop/webhook-secret and erp/key; then tradewind apply examples/orders-to-erp."
        })
final class SandboxCommand implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--store-port",
            paramLabel = "PORT",
            defaultValue = "8081",
            description = "Port of the store (default ${DEFAULT-VALUE}).")
    private int storePort = 8081;

    @Option(
            names = "--erp-port",
            paramLabel = "PORT",
            defaultValue = "8082",
            description = "Port of the ERP (default ${DEFAULT-VALUE}).")
    private int erpPort = 8082;

    @Option(
            names = "--site-port",
            paramLabel = "PORT",
            description = "Run a WordPress site too, on this port; 0 for any free one.")
    private @Nullable Integer sitePort;

    @Option(
            names = "--plugin",
            paramLabel = "NAME",
            description = "Plug-in of the store: subscriptions or bookings; may be given twice.")
    private List<String> plugins = List.of();

    @Option(
            names = "--wp-cron",
            description =
                    "Have the store send webhooks as a real one does: when a request comes in, about once a minute.")
    private boolean wpCron;

    @Option(
            names = "--webhooks-to",
            paramLabel = "URL",
            description = "Where the store sends its webhooks about orders.")
    private @Nullable URI webhooksTo;

    @Option(
            names = "--shoppers",
            paramLabel = "SECONDS",
            description = "Have shoppers place an order about every so many seconds.")
    private @Nullable Integer shoppers;

    @Option(
            names = "--products",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Fill the store with so many generated products, at most about 150,000.")
    private int products;

    @Option(
            names = "--orders",
            paramLabel = "COUNT",
            defaultValue = "0",
            description = "Fill the store with so many generated orders of the past year, at most 2,000,000.")
    private int orders;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Another number generates other products and orders (default ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--strict",
            description =
                    "Have the store ignore keys sent in clear over http, as a real store does; sign with OAuth 1.0a.")
    private boolean strict;

    @Option(names = "--legacy", description = "Have the store keep orders as posts, as before HPOS.")
    private boolean legacy;

    @Option(
            names = "--host-pace",
            paramLabel = "PERCENT",
            description = {
                "Have the store answer as slowly as a small host: at 100, a page of 100 orders takes 1.7 s.",
                "Without this it is as fast as it can."
            })
    private @Nullable Integer hostPace;

    @Option(names = "--json", description = "Print addresses and keys as JSON, for scripts.")
    private boolean json;

    SandboxCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (StopSignal stop = StopSignal.listen();
                SandboxErp erp = SandboxErp.start(FreePort.require(erpPort), SandboxErp.DEMO_API_KEY);
                SandboxStore store = SandboxStore.builder()
                        .port(FreePort.require(storePort))
                        .requireHttpsForBasic(strict)
                        .legacy(legacy)
                        .plugins(plugins.stream().map(SandboxCommand::plugin).toArray(Plugin[]::new))
                        .delivery(
                                wpCron ? new DeliveryMode.WpCron(Duration.ofMinutes(1)) : new DeliveryMode.Immediate())
                        .start();
                @Nullable SandboxSite site = sitePort == null ? null : SandboxSite.start(FreePort.require(sitePort))) {
            fill(store);
            if (webhooksTo != null) {
                for (String topic :
                        new String[] {"order.created", "order.updated", "order.deleted", "order.restored"}) {
                    store.registerWebhook(topic, webhooksTo.toString());
                }
            }
            if (shoppers != null) {
                store.shoppers().start(Duration.ofSeconds(Math.max(1, shoppers)));
            }
            show(store, erp, site);
            stop.await();
            return ExitCode.OK;
        } catch (UncheckedIOException e) {
            throw new CommandFailed(ExitCode.FAILED, e.getMessage() + ".");
        }
    }

    private void fill(SandboxStore store) {
        try {
            if (products != 0 || orders != 0) {
                store.generate(products, orders, seed);
            }
            if (hostPace != null) {
                store.pace(HostPace.recorded().atPercent(hostPace));
            }
        } catch (IllegalArgumentException refused) {
            throw new CommandFailed(ExitCode.USAGE, refused.getMessage() + ".");
        }
    }

    private static Plugin plugin(String name) {
        return switch (name) {
            case "subscriptions" -> Plugin.SUBSCRIPTIONS;
            case "bookings" -> Plugin.BOOKINGS;
            default ->
                throw new CommandFailed(ExitCode.USAGE, "--plugin is subscriptions or bookings, not \"" + name + "\".");
        };
    }

    private void show(SandboxStore store, SandboxErp erp, @Nullable SandboxSite site) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("store", store.url());
        facts.put("consumer-key", store.consumerKey());
        facts.put("consumer-secret", store.consumerSecret());
        facts.put("webhook-secret", store.webhookSecret());
        facts.put("erp", erp.url());
        facts.put("erp-key", erp.apiKey());
        if (site != null) {
            facts.put("site", site.url());
            facts.put("site-user", SandboxSite.DEMO_USER);
            facts.put("site-password", SandboxSite.DEMO_PASSWORD);
        }
        if (json) {
            console.json(facts);
            return;
        }
        facts.forEach((name, value) -> console.print("%-16s %s".formatted(name, value)));
        console.say("Stop it with Ctrl-C.");
    }
}
