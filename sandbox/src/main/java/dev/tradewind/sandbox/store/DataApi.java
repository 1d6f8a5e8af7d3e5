package dev.tradewind.sandbox.store;

import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The routes of /data: countries, continents and currencies. Of countries there are some, of currencies those of the JDK. */
final class DataApi {

    private static final Map<String, String> CONTINENTS = Map.of("EU", "Europe", "NA", "North America");

    /** Codes of the JDK that are no money: metals, bonds, test codes. */
    private static final String NO_MONEY = "X[ABDFTUX][A-Z]";

    private final Shop shop;
    private final List<Tree> countries;

    DataApi(Shop shop, Tree setup) {
        this.shop = shop;
        this.countries = setup.children("countries");
    }

    Reply index(Call call) {
        return Reply.ok(List.of("continents", "countries", "currencies").stream()
                .map(part -> {
                    var tree = new LinkedHashMap<String, @Nullable Object>();
                    tree.put("slug", part);
                    tree.put("description", "");
                    tree.put("_links", Links.item(url("/" + part), url(""), List.of("GET")));
                    return tree;
                })
                .toList());
    }

    Reply countries(Call call) {
        return Reply.ok(countries.stream().map(this::country).toList());
    }

    Reply country(Call call) {
        String code = call.word(1).toUpperCase(Locale.ROOT);
        return countries.stream()
                .filter(c -> c.text("code", "").equals(code))
                .findFirst()
                .map(c -> Reply.ok(country(c)))
                .orElseThrow(DataApi::unknownLocation);
    }

    private static RestError unknownLocation() {
        return new RestError(404, "woocommerce_rest_data_invalid_location", "Resource does not exist.");
    }

    private Map<String, @Nullable Object> country(Tree country) {
        String code = country.text("code", "").toLowerCase(Locale.ROOT);
        return SetupApi.linked(country, Links.item(url("/countries/" + code), url("/countries"), List.of("GET")));
    }

    Reply continents(Call call) {
        return Reply.ok(
                CONTINENTS.keySet().stream().sorted().map(this::continent).toList());
    }

    Reply continent(Call call) {
        String code = call.word(1).toUpperCase(Locale.ROOT);
        if (!CONTINENTS.containsKey(code)) {
            throw unknownLocation();
        }
        return Reply.ok(continent(code));
    }

    private Map<String, @Nullable Object> continent(String code) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("code", code);
        tree.put("name", CONTINENTS.get(code));
        tree.put(
                "countries",
                countries.stream()
                        .filter(c -> isIn(code, c.text("code", "")))
                        .map(Tree::map)
                        .toList());
        String self = url("/continents/" + code.toLowerCase(Locale.ROOT));
        tree.put("_links", Links.item(self, url("/continents"), List.of("GET")));
        return tree;
    }

    private static boolean isIn(String continent, String country) {
        return Set.of("US", "CA", "MX").contains(country) == continent.equals("NA");
    }

    Reply currencies(Call call) {
        return Reply.ok(Currency.getAvailableCurrencies().stream()
                .map(Currency::getCurrencyCode)
                .filter(code -> !code.matches(NO_MONEY))
                .sorted(Comparator.naturalOrder())
                .map(this::currency)
                .toList());
    }

    Reply ownCurrency(Call call) {
        return Reply.ok(currency(shop.settings.currency()));
    }

    Reply currency(Call call) {
        String code = call.word(1).toUpperCase(Locale.ROOT);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(c -> c.getCurrencyCode().equals(code));
        if (!known) {
            throw new RestError(
                    404,
                    "woocommerce_rest_data_invalid_currency",
                    "There are no currencies matching these parameters.");
        }
        return Reply.ok(currency(code));
    }

    private Map<String, @Nullable Object> currency(String code) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("code", code);
        tree.put("name", Currency.getInstance(code).getDisplayName(Locale.ENGLISH));
        tree.put("symbol", code.equals("EUR") ? "&euro;" : code);
        tree.put("_links", Links.item(url("/currencies/" + code), url("/currencies"), List.of("GET")));
        return tree;
    }

    private String url(String path) {
        return shop.url() + "/wp-json/wc/v3/data" + path;
    }
}
