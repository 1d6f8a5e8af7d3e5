package dev.tradewind.connector.wordpress;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import java.util.Optional;

/** The reading side of one site: forms. They come once and can't be asked for again, so nothing is read or swept. */
final class WordPressSource implements Source {

    private static final Failure NOT_READ = new Failure.Rejected(
            "forms are sent by the site, and can't be asked for; send the entry again from the form plug-in",
            Optional.empty());

    private final FormIntake intake;

    WordPressSource(FormIntake intake) {
        this.intake = intake;
    }

    @Override
    public Intake receive(InboundRequest request) {
        return intake.receive(request);
    }

    @Override
    public Normalised normalise(RawRecord record) {
        return intake.normalise(record);
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        return new ReadResult.Failed(NOT_READ);
    }

    @Override
    public PageResult changes(String stream, Optional<String> cursor, Http http) {
        return new PageResult.Failed(NOT_READ);
    }

    @Override
    public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        return new PageResult.Failed(NOT_READ);
    }
}
