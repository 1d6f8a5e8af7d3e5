package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a shop is set up: settings, payment gateways, shipping zones. All absolute, so that a repetition does no harm. */
final class Setup {

    static final Shape SETTING = Shape.of(
            Field.line("group", "", "for example `general`").needed(),
            Field.line("id", "", "for example `woocommerce_currency`").needed(),
            Field.of("value", new Kind.Free(), "as the store has it; `yes` or `no` for a box to tick")
                    .as("value")
                    .needed()
                    .held());

    static final Shape GATEWAY = Shape.of(
            Field.line("gateway", "", "its id, for example `bacs`").needed(),
            Field.flag("enabled", "enabled", "").held(),
            Field.line("title", "title", "as customers see it").held(),
            Field.text("description", "description", ""),
            Field.whole("position", "order", ""));

    private static final Shape LOCATION = Shape.of(
            Field.line("code", "code", "for example `DE`, `US:CA` or a postcode")
                    .needed(),
            Field.choice("type", "type", List.of("country", "state", "postcode", "continent"), "")
                    .needed());

    private static final Shape METHOD = Shape.of(
            Field.line("method", "method_id", "for example `flat_rate`; found by it and by its title")
                    .needed(),
            Field.line("title", "", ""),
            Field.flag("enabled", "enabled", ""),
            Field.whole("position", "order", ""),
            Field.amount("cost", "", "without tax"));

    static final Shape ZONE = Shape.of(
            Field.line("name", "name", "it is found by it").needed(),
            Field.whole("position", "order", ""),
            Field.parts("locations", "", LOCATION, "all of them: others are taken out"),
            Field.parts("methods", "", METHOD, "added or changed; others stay"));

    private static final String ZONES = "shipping/zones";

    private Setup() {}

    static Outcome setting(Input input, Write write, Shop shop) {
        String path = "settings/" + word(input, "group") + "/" + word(input, "id");
        return changed(input, path, shop);
    }

    static Outcome gateway(Input input, Write write, Shop shop) {
        return changed(input, "payment_gateways/" + word(input, "gateway"), shop);
    }

    private static String word(Input input, String name) {
        String word = input.needed(name);
        if (!word.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new Unfit(input.at(name), "must be an id of letters, digits, _ and -");
        }
        return word;
    }

    private static Outcome changed(Input input, String path, Shop shop) {
        return switch (shop.update(path, input.told())) {
            case Shop.Sent.Refused refused -> refused.failure();
            case Shop.Sent.Missing missing -> new Failure.Rejected("the shop has no " + path, Optional.of("id"));
            case Shop.Sent.Done done ->
                input.notHeld(done.record())
                        .<Outcome>map(field ->
                                new Unfit(field, "the store took the change and left this as it was").failure())
                        .orElseGet(() -> new Outcome.Applied(done.id()));
        };
    }

    static Outcome zone(Input input, Write write, Shop shop) {
        Optional<String> known = write.bound().filter(Shop::isId).or(() -> zoneNamed(input.needed("name"), shop));
        Shop.Sent sent = known.isPresent()
                ? shop.update(ZONES + "/" + known.get(), input.told())
                : shop.create(ZONES, input.told());
        String id = done(sent);
        if (input.has("locations")) {
            List<Object> locations =
                    input.parts("locations").stream().<Object>map(Input::told).toList();
            shop.replace(ZONES + "/" + id + "/locations", locations);
        }
        String methods = ZONES + "/" + id + "/methods";
        List<Map<?, ?>> there = input.has("methods") ? shop.list(methods, Map.of()) : List.of();
        for (Input method : input.parts("methods")) {
            putMethod(method, methods, there, shop);
        }
        return new Outcome.Applied(id, Map.of("name", input.needed("name")));
    }

    private static Optional<String> zoneNamed(String name, Shop shop) {
        return PlainShelf.same(shop.list(ZONES, Map.of()), Map.of("name", name));
    }

    private static String done(Shop.Sent sent) {
        return switch (sent) {
            case Shop.Sent.Done done -> done.id();
            case Shop.Sent.Refused refused -> throw new Halt(refused.failure());
            case Shop.Sent.Missing missing ->
                throw new Halt(new Failure.Transient("the zone or method has gone from the shop meanwhile", false));
        };
    }

    private static void putMethod(Input method, String path, List<Map<?, ?>> there, Shop shop) {
        Optional<String> title = method.text("title");
        Optional<String> known = there.stream()
                .filter(one -> method.needed("method").equals(one.get("method_id")))
                .filter(one -> title.isEmpty() || title.get().equals(one.get("title")))
                .flatMap(one -> Shop.idOf(one).stream())
                .findFirst();
        Map<String, @Nullable Object> body = method.told();
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        title.ifPresent(text -> settings.put("title", text));
        method.decimal("cost").ifPresent(cost -> settings.put("cost", cost.toPlainString()));
        if (!settings.isEmpty()) {
            body.put("settings", settings);
        }
        if (known.isPresent()) {
            done(shop.update(path + "/" + known.get(), body));
            return;
        }
        done(shop.create(path, body));
    }
}
