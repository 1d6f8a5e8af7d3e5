package dev.tradewind.connector.rest;

import dev.tradewind.api.Expressions;
import dev.tradewind.api.Nearest;
import dev.tradewind.api.model.Entities;
import dev.tradewind.connector.polling.SnapshotPoll;
import dev.tradewind.connector.rest.ConnectorFile.As;
import dev.tradewind.connector.rest.ConnectorFile.ErrorRule;
import dev.tradewind.connector.rest.ConnectorFile.ListStep;
import dev.tradewind.connector.rest.ConnectorFile.Look;
import dev.tradewind.connector.rest.ConnectorFile.Pages;
import dev.tradewind.connector.rest.ConnectorFile.Parts;
import dev.tradewind.connector.rest.ConnectorFile.ReadStep;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code streams:} of a connector file. */
final class StreamReader {

    /** A page begins with records of the one before; a smaller one would not get on. */
    private static final int OFFSET_SIZE_MIN = 10;

    private static final int SIZE_MAX = 10_000;

    /** A write may become visible after one that was made later; few systems take longer than this. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    /** Half of a list is seldom sold in one go, and often missing when an export was cut off. */
    private static final int GONE_PERCENT = 50;

    private final Expressions expressions;
    private final StepReader steps;
    private final List<Fault> faults;

    StreamReader(Expressions expressions, StepReader steps, List<Fault> faults) {
        this.expressions = expressions;
        this.steps = steps;
        this.faults = faults;
    }

    Stream read(String name, Branch stream) {
        stream.only(Set.of(
                "entity",
                "meaning",
                "list",
                "key",
                "label",
                "status",
                "modified",
                "created",
                "gone",
                "map",
                "changes",
                "snapshot",
                "read",
                "errors"));
        Parts parts = parts(stream);
        return new Stream(
                name,
                entity(stream, parts),
                list(stream),
                parts,
                look(stream, parts),
                stream.branch("read").map(this::one),
                errors(stream));
    }

    private Parts parts(Branch stream) {
        if (!stream.has("key")) {
            stream.fault("key", "is missing: JSONata that finds the record's id in it");
        }
        return new Parts(
                expression(stream, "key").orElse("id"),
                expression(stream, "label"),
                expression(stream, "status"),
                expression(stream, "modified"),
                expression(stream, "created"),
                expression(stream, "gone"),
                expression(stream, "map"));
    }

    private static String entity(Branch stream, Parts parts) {
        String entity = stream.text("entity").orElse(Entities.PLAIN);
        if (Entities.find(entity).isEmpty()) {
            stream.fault(
                    "entity",
                    "there is no entity '%s'; %s"
                            .formatted(
                                    entity,
                                    Nearest.to(entity, Entities.words())
                                            .map(nearest -> "nearest: " + nearest)
                                            .orElseGet(() -> "valid: " + String.join(", ", Entities.words()))));
        } else if (entity.equals(Entities.PLAIN) == parts.map().isPresent()) {
            stream.fault(
                    parts.map().isPresent() ? "map" : "entity",
                    "map: makes an entity of the canonical model, so both are given or none");
        }
        return entity;
    }

    private ListStep list(Branch stream) {
        Optional<Branch> list = stream.branch("list");
        if (list.isEmpty()) {
            stream.fault("list", "is missing: the request that lists the records");
        }
        Branch branch = list.orElse(new Branch(stream.below("list"), java.util.Map.of("path", "/"), faults));
        return new ListStep(
                steps.read(branch, "GET", StepReader.Use.LIST),
                expression(branch, "items").orElse("$"),
                branch.branch("pages").map(this::pages).orElse(new Pages.One()));
    }

    private Pages pages(Branch pages) {
        pages.only(Set.of("by", "parameter", "first", "size", "next"));
        String by = pages.required("by");
        Optional<String> next = expression(pages, "next");
        return switch (by) {
            case "page" ->
                new Pages.Numbered(
                        parameter(pages, "page"),
                        number(pages, "first", 0, 1).orElse(1),
                        number(pages, "size", 1, SIZE_MAX));
            case "offset" -> {
                Optional<Integer> size = number(pages, "size", OFFSET_SIZE_MIN, SIZE_MAX);
                if (!pages.has("size")) {
                    pages.fault("size", "is missing: how many records a page has, as the path asks for them");
                }
                yield new Pages.Offset(parameter(pages, "offset"), size.orElse(OFFSET_SIZE_MIN));
            }
            case "link" -> new Pages.Link(next);
            case "cursor" -> {
                if (next.isEmpty()) {
                    pages.fault("next", "is missing: JSONata that finds the word for the next page in the answer");
                }
                yield new Pages.Token(parameter(pages, "cursor"), next.orElse("next"));
            }
            default -> {
                pages.fault("by", "must be page, offset, link or cursor, was '%s'".formatted(by));
                yield new Pages.One();
            }
        };
    }

    private static String parameter(Branch pages, String usual) {
        return pages.text("parameter").orElse(usual);
    }

    private Look look(Branch stream, Parts parts) {
        Optional<Branch> changes = stream.branch("changes");
        Optional<Branch> snapshot = stream.branch("snapshot");
        if (changes.isPresent() == snapshot.isPresent()) {
            stream.fault(
                    "changes",
                    "what is new is found in one way: give changes: (a request with {$since}), or snapshot: (read all, and"
                            + " compare)");
        }
        if (changes.isPresent()) {
            if (parts.modified().isEmpty()) {
                stream.fault("modified", "is missing: changes: needs to know when a record changed");
            }
            return changes(changes.get());
        }
        return new Look.Snapshot(
                snapshot.map(this::snapshot).orElse(new SnapshotPoll.Rules(false, GONE_PERCENT, true)));
    }

    private Look changes(Branch changes) {
        var step = steps.read(changes, "GET", StepReader.Use.CHANGES);
        if (changes.text("path").filter(path -> path.contains("$since")).isEmpty()) {
            changes.fault("path", "must ask for what has changed since {$since}");
        }
        Duration overlap =
                changes.text("overlap").map(text -> duration(changes, text)).orElse(OVERLAP);
        return new Look.Changes(step, isTrue(changes, "ordered"), overlap);
    }

    private static Duration duration(Branch branch, String text) {
        if (!text.matches("\\d{1,5}[smh]")) {
            branch.fault("overlap", "must be a time such as 30s, 5m or 1h, was '%s'".formatted(text));
            return OVERLAP;
        }
        return Duration.parse("PT" + text);
    }

    private SnapshotPoll.Rules snapshot(Branch snapshot) {
        snapshot.only(Set.of("begin", "gone-at-most"));
        String begin = snapshot.text("begin").orElse("changes");
        if (!Set.of("all", "changes").contains(begin)) {
            snapshot.fault(
                    "begin",
                    "must be all (the first look hands over what is there) or changes, was '%s'".formatted(begin));
        }
        int percent = number(snapshot, "gone-at-most", 0, 100).orElse(GONE_PERCENT);
        return new SnapshotPoll.Rules(begin.equals("all"), percent, true);
    }

    private ReadStep one(Branch read) {
        var step = steps.read(read, "GET", StepReader.Use.READ);
        return new ReadStep(step, expression(read, "item"));
    }

    private List<ErrorRule> errors(Branch stream) {
        List<ErrorRule> rules = new ErrorRuleReader(expressions, faults).read(stream);
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).as() == As.APPLIED) {
                stream.fault("errors." + i + ".as", "applied is for operations: reading applies nothing");
            }
        }
        return rules;
    }

    private Optional<String> expression(Branch branch, String name) {
        Optional<String> source = branch.text(name);
        source.ifPresent(text -> ConnectorFileReader.check(expressions, text, branch.below(name), faults));
        return source;
    }

    private static boolean isTrue(Branch branch, String name) {
        Object value = branch.get(name);
        if (value != null && !(value instanceof Boolean)) {
            branch.fault(name, "must be true or false");
        }
        return Boolean.TRUE.equals(value);
    }

    private static Optional<Integer> number(Branch branch, String name, int least, int most) {
        Object value = branch.get(name);
        if (value instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        if (value != null) {
            branch.fault(name, "must be a whole number from %d to %d".formatted(least, most));
        }
        return Optional.empty();
    }
}
