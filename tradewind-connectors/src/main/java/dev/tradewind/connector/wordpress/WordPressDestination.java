package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The writing side of one site. */
final class WordPressDestination implements Destination {

    private final SiteSettings settings;
    private final ContentWriter content;
    private final UserWriter users;
    private final EventWriter events;

    WordPressDestination(SiteSettings settings, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        var api = new SiteApi(settings, clock);
        this.content = new ContentWriter(api);
        this.users = new UserWriter(api, random);
        this.events = new EventWriter(api);
    }

    @Override
    public Outcome perform(Write write, Http http) {
        Optional<String> lack = settings.lack();
        if (lack.isPresent()) {
            return new Failure.Unauthorised(lack.get());
        }
        try {
            return switch (write.operation()) {
                case WordPressConnector.UPSERT_CONTENT -> content.upsert(write, http);
                case WordPressConnector.UNPUBLISH_CONTENT -> content.unpublish(write, http);
                case WordPressConnector.CREATE_USER -> users.create(write, http);
                case WordPressConnector.UPSERT_EVENT -> events.upsert(write, http);
                default -> throw new IllegalArgumentException("no such operation: " + write.operation());
            };
        } catch (InputFault fault) {
            return fault.failure();
        } catch (Halt halt) {
            return halt.failure();
        }
    }
}
