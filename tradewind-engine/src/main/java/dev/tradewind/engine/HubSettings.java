package dev.tradewind.engine;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.sync.Retention;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a hub is opened with.
 *
 * @param vault a secret by its name
 * @param environment an environment variable by its name
 * @param steps told at every commit and call; {@link Steps#NONE} outside tests
 * @param publicUrl where systems reach the hub, without a slash at the end; empty if people make all webhooks
 */
public record HubSettings(
        DatabaseSettings database,
        Retention retention,
        Function<String, Optional<String>> vault,
        Function<String, Optional<String>> environment,
        InstantSource clock,
        Steps steps,
        Optional<URI> publicUrl) {}
