package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Connector;
import dev.tradewind.api.Expressions;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.testkit.contract.DestinationContractTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of destinations for one operation of a store. */
abstract class StoreContract extends DestinationContractTest {

    private final WrittenShop shop = new WrittenShop();

    @AfterEach
    void close() {
        shop.close();
    }

    final WrittenShop shop() {
        return shop;
    }

    @Override
    protected Connector connector() {
        return new WooCommerceConnector();
    }

    @Override
    protected Map<String, String> settings() {
        return WrittenShop.settings(shop.store());
    }

    @Override
    protected Expressions expressions() {
        return source -> {
            throw new AssertionError("this connector evaluates nothing");
        };
    }

    /**
     * Here 401 alone: a 403 without the store's own error comes from a firewall or a security plug-in in front of it, which may
     * let the hub through again..
     */
    @Override
    @ParameterizedTest
    @ValueSource(ints = 401)
    protected void refusedCredentials_areUnauthorised(int status) {
        super.refusedCredentials_areUnauthorised(status);
    }

    /** One text for each record of a list that was not there before. */
    final List<String> texts(String path, String field) {
        return shop.list(path).stream()
                .map(record -> String.valueOf(record.get(field)))
                .toList();
    }

    @Override
    protected abstract Map<String, @Nullable Object> sample(int n);
}
