package dev.tradewind.connector.wordpress;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reading side of one site: what its forms send, and what it answers when it is asked. */
final class WordPressSource implements Source {

    /** Forms come once and can't be asked for again. */
    private static final Failure FORMS = new Failure.Rejected(
            "forms are sent by the site, and can't be asked for; send the entry again from the form plug-in",
            Optional.empty());

    private final FormIntake intake;
    private final SiteSettings site;
    private final List<String> types;
    private final SiteStreams streams;

    WordPressSource(FormIntake intake, SiteSettings site, ReadSettings reading, InstantSource clock) {
        this.intake = intake;
        this.site = site;
        this.types = reading.types();
        this.streams = new SiteStreams(new SiteApi(site, clock), reading, clock);
    }

    @Override
    public Intake receive(InboundRequest request) {
        return intake.receive(request);
    }

    @Override
    public Normalised normalise(RawRecord record) {
        return record.stream().equals(WordPressConnector.LEADS)
                ? intake.normalise(record)
                : streams.find(record.stream())
                        .map(stream -> stream.normalise(record))
                        .orElseGet(() -> new Normalised.Ignored("stream " + record.stream() + " is not read"));
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        Optional<Failure> lack = lack(stream);
        return lack.isPresent()
                ? new ReadResult.Failed(lack.get())
                : known(stream).read(key, http);
    }

    @Override
    public PageResult changes(String stream, Optional<String> cursor, Http http) {
        Optional<Failure> lack = lack(stream);
        return lack.isPresent()
                ? new PageResult.Failed(lack.get())
                : known(stream).changes(cursor, http);
    }

    @Override
    public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        Optional<Failure> lack = lack(stream);
        return lack.isPresent()
                ? new PageResult.Failed(lack.get())
                : known(stream).existing(range, cursor, http);
    }

    @Override
    public CensusResult census(String stream, Optional<String> cursor, Http http) {
        Optional<Failure> lack = lack(stream);
        return lack.isPresent()
                ? new CensusResult.Failed(lack.get())
                : known(stream).census(cursor, http).orElseGet(() -> Source.super.census(stream, cursor, http));
    }

    /** Content of a type that is no longer read is in no list that is counted, and not gone for that. */
    @Override
    public boolean isCounted(String stream, Map<String, ?> entity) {
        return !stream.equals(SiteStreams.CONTENT) || types.contains(String.valueOf(entity.get("type")));
    }

    private SiteStreams.Stream known(String stream) {
        return streams.find(stream).orElseThrow();
    }

    private Optional<Failure> lack(String stream) {
        if (stream.equals(WordPressConnector.LEADS)) {
            return Optional.of(FORMS);
        }
        if (streams.find(stream).isEmpty()) {
            return Optional.of(new Failure.Rejected(
                    "stream %s is not read; there are: %s".formatted(stream, String.join(", ", streams.names())),
                    Optional.empty()));
        }
        return site.lack().map(Failure.Unauthorised::new);
    }
}
