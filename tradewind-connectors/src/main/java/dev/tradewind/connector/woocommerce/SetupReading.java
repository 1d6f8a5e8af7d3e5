package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.NamedValue;
import dev.tradewind.api.model.PaymentGateway;
import dev.tradewind.api.model.Setting;
import dev.tradewind.api.model.ShippingZone;
import dev.tradewind.api.model.TaxRate;
import dev.tradewind.api.model.ZoneLocation;
import dev.tradewind.api.model.ZoneMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads how a shop is set up.
 *
 * <p>Left out on purpose: {@code _links}; of the settings of ways to ship what only explains them to people; a tax rate's single
 * {@code postcode} and {@code city}, which repeat the lists.
 */
final class SetupReading {

    private SetupReading() {}

    static TaxRate taxRate(Fields rate, ListStream.Seen seen) {
        rate.drop("id"); // The key has it.
        List<String> postcodes = rate.texts("postcodes");
        List<String> cities = rate.texts("cities");
        dropRepeated(rate, "postcode", postcodes);
        dropRepeated(rate, "city", cities);
        return new TaxRate(
                seen.key(),
                rate.text("name"),
                rate.text("country"),
                rate.text("state"),
                postcodes,
                cities,
                rate.numberIfAny("rate"),
                rate.numberIfAny("priority"),
                rate.flag("compound"),
                rate.flag("shipping"),
                rate.numberIfAny("order"),
                rate.text("class"),
                seen.at(),
                rate.rest());
    }

    private static void dropRepeated(Fields rate, String name, List<String> list) {
        Object single = rate.peek(name);
        if ("".equals(single) || (single instanceof String text && list.contains(text))) {
            rate.drop(name);
        }
    }

    static ShippingZone zone(Fields zone, ListStream.Seen seen) {
        zone.drop("id"); // The key has it.
        return new ShippingZone(
                seen.key(),
                zone.text("name"),
                zone.numberIfAny("order"),
                zone.list("locations", SetupReading::location),
                zone.list("methods", SetupReading::method),
                seen.at(),
                zone.rest());
    }

    private static ZoneLocation location(Fields location) {
        location.drop("_links");
        return new ZoneLocation(location.text("type"), location.id("code"), location.rest());
    }

    private static ZoneMethod method(Fields method) {
        method.drop("_links");
        String instance = method.id("instance_id");
        if (instance.equals(String.valueOf(method.peek("id")))) {
            method.drop("id"); // The same number under both names.
        }
        return new ZoneMethod(
                instance,
                method.label("method_id"),
                method.text("title"),
                method.flag("enabled"),
                method.numberIfAny("order"),
                settings(method),
                method.rest());
    }

    // Named by property, each with its value among explanations; PHP writes none as a list.
    private static List<NamedValue> settings(Fields method) {
        List<NamedValue> settings = new ArrayList<>();
        method.objectIfAny("settings").rest().forEach((name, setting) -> {
            if (setting instanceof Map<?, ?> map) {
                settings.add(new NamedValue(name, map.get("value"), Boolean.TRUE.equals(map.get(Secrets.WITHHELD))));
            }
        });
        return settings;
    }

    static PaymentGateway gateway(Fields gateway, ListStream.Seen seen) {
        gateway.drop("id"); // The key has it.
        gateway.drop("settings"); // Not asked for, since they hold secrets; a plug-in may send them all the same.
        return new PaymentGateway(
                seen.key(),
                gateway.text("title"),
                gateway.text("description"),
                gateway.flag("enabled"),
                gateway.numberIfAny("order"),
                gateway.text("method_title"),
                gateway.text("method_description"),
                gateway.texts("method_supports"),
                gateway.flag("needs_setup"),
                seen.at(),
                gateway.rest());
    }

    static Setting setting(Fields setting, ListStream.Seen seen) {
        String name = setting.label("id");
        String group = seen.parent();
        setting.drop("group_id"); // The key has it; lists leave it out.
        boolean withheld = setting.flag(Secrets.WITHHELD);
        return new Setting(
                seen.key(),
                group,
                name,
                setting.text("label"),
                setting.text("type"),
                setting.any("value"),
                withheld,
                seen.at(),
                setting.rest());
    }
}
