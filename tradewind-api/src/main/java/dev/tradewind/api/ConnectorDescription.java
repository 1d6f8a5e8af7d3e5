package dev.tradewind.api;

import java.util.List;
import java.util.Optional;

/**
 * What a connector is called, what it wants to be told, what it can read and do.
 *
 * @param name as written in a connection's {@code connector:}, for example {@code woocommerce}
 * @param title for people, for example {@code WooCommerce}
 * @param settings every setting a connection of this connector can have
 * @param streams what it can be read for; empty for a pure destination
 * @param operations what it can be told to do; empty for a pure source
 */
public record ConnectorDescription(
        String name,
        String title,
        List<SettingSpec> settings,
        List<StreamSpec> streams,
        List<OperationSpec> operations) {

    public ConnectorDescription {
        settings = List.copyOf(settings);
        streams = List.copyOf(streams);
        operations = List.copyOf(operations);
    }

    public Optional<StreamSpec> stream(String wanted) {
        return streams.stream().filter(s -> s.name().equals(wanted)).findFirst();
    }

    public Optional<OperationSpec> operation(String wanted) {
        return operations.stream().filter(o -> o.name().equals(wanted)).findFirst();
    }
}
