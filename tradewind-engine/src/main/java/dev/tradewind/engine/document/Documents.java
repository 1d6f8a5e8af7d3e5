package dev.tradewind.engine.document;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Nearest;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.FlowDocument;
import dev.tradewind.engine.mapping.FlowVariables;
import dev.tradewind.engine.mapping.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads and checks documents as a whole. Whatever the files hold, the result is a set of documents or a list of all
 * problems; never an exception. Safe for any thread.
 */
public final class Documents {

    /** More files are more than one installation. */
    public static final int FILES_MAX = 2_000;

    private final ConnectorCatalogue catalogue;
    private final SchemaCheck schemas = new SchemaCheck();
    private final ExpressionCheck expressions = new ExpressionCheck();

    public Documents(ConnectorCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What came of reading. */
    public sealed interface Checked {
        record Valid(DocumentSet documents) implements Checked {}

        /** All problems, by file and line. Nothing of the files is to be used. */
        record Invalid(List<Problem> problems) implements Checked {
            public Invalid {
                problems = List.copyOf(problems);
            }
        }
    }

    /** As {@link #check}, for texts. */
    public Checked checkTexts(Map<String, String> files) {
        return check(bytes(files));
    }

    private static Map<String, byte[]> bytes(Map<String, String> files) {
        Map<String, byte[]> bytes = new HashMap<>();
        files.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
    }

    /**
     * Checks files that belong together.
     *
     * @param files content by name relative to a folder, with {@code /}: {@code .yaml} and {@code .yml} are documents,
     *     {@code .jsonata} are maps they refer to, others are passed over
     */
    public Checked check(Map<String, byte[]> files) {
        return new Run(files, true).check();
    }

    /**
     * Reads documents that have been in force. As {@link #checkTexts}, but fields that their expressions ask for and that
     * are never there are let pass: what a release takes for a mistake must not stop flows that an earlier one started.
     */
    public Checked readAgain(Map<String, String> files) {
        return new Run(bytes(files), false).check();
    }

    /** One check. */
    private final class Run {

        private final Map<String, byte[]> files;
        private final boolean strict;
        private final Problems problems = new Problems();
        private final Map<String, Map<String, Located>> located = new LinkedHashMap<>();
        private final Map<String, ConnectorDescription> connectorFiles = new TreeMap<>();
        private final List<Document> documents = new ArrayList<>();
        private boolean unreadable;

        /** @param strict whether fields that are never there are mistakes */
        Run(Map<String, byte[]> files, boolean strict) {
            this.files = new TreeMap<>(files);
            this.strict = strict;
            SchemaCheck.DocumentKinds.ALL.forEach(kind -> located.put(kind, new LinkedHashMap<>()));
        }

        Checked check() {
            if (files.size() > FILES_MAX) {
                problems.add("", Position.START, "", "there are more than %d files".formatted(FILES_MAX));
            } else {
                files.forEach((name, bytes) -> {
                    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
                        readFile(name, bytes);
                    }
                });
                all("connector").forEach(this::connector);
                all("table").forEach(this::table);
                all("connection").forEach(this::connection);
                all("flow").forEach(this::flow);
            }
            return problems.size() > 0
                    ? new Checked.Invalid(problems.sorted())
                    : new Checked.Valid(new DocumentSet(documents, connectorFiles));
        }

        private List<Located> all(String kind) {
            return List.copyOf(named(kind).values());
        }

        private Map<String, Located> named(String kind) {
            return java.util.Objects.requireNonNull(located.get(kind), kind);
        }

        private void readFile(String name, byte[] bytes) {
            int before = problems.size();
            String text = new String(bytes, StandardCharsets.UTF_8);
            List<YamlNode> roots = YamlReader.read(name, bytes, problems);
            unreadable |= problems.size() > before;
            roots.forEach(root -> locate(name, text.startsWith("\uFEFF") ? text.substring(1) : text, root));
        }

        private void locate(String file, String text, YamlNode root) {
            if (!(root instanceof YamlNode.Mapping mapping)) {
                problems.add(
                        file, root.at(), "", "a document must be a group of fields, was " + SchemaCheck.kindOf(root));
                return;
            }
            Optional<String> kind = SchemaCheck.DocumentKinds.ALL.stream()
                    .filter(k -> mapping.field(k).isPresent())
                    .findFirst();
            if (kind.isEmpty()) {
                String first = mapping.fields().isEmpty()
                        ? ""
                        : mapping.fields().getFirst().name();
                problems.add(
                        file,
                        root.at(),
                        "",
                        "a document must say what it is: connection:, flow:, table: or connector:, each with a name",
                        Nearest.hint(first, SchemaCheck.DocumentKinds.ALL));
                return;
            }
            var document = new Located(file, text, kind.get(), mapping);
            Located other = named(kind.get()).putIfAbsent(document.name(), document);
            if (other != null) {
                YamlNode.Field field = mapping.field(kind.get()).orElseThrow();
                problems.add(
                        file,
                        field.value().at(),
                        kind.get(),
                        "there is another %s '%s' in %s:%d"
                                .formatted(
                                        kind.get(),
                                        document.name(),
                                        other.file(),
                                        other.root().at().line()));
            }
        }

        private boolean fits(Located document) {
            return schemas.check(document.kind(), document.file(), document.root(), problems);
        }

        private void connector(Located document) {
            if (catalogue.names().contains(document.name())) {
                problems.add(
                        document.file(),
                        document.root().at(),
                        "connector",
                        "there is a connector '%s' built in; give this one another name".formatted(document.name()));
            }
            if (!fits(document)) {
                return;
            }
            switch (catalogue.read(document.root().tree())) {
                case ConnectorCatalogue.ConnectorFile.Understood file -> {
                    connectorFiles.put(document.name(), file.description());
                    documents.add(new DocumentParser(document, problems).connector());
                }
                case ConnectorCatalogue.ConnectorFile.Faulty file ->
                    file.faults().forEach(fault -> note(document, fault));
            }
        }

        private void note(Located document, ConnectorCatalogue.Fault fault) {
            List<String> path =
                    fault.path().isEmpty() ? List.of() : List.of(fault.path().split("\\.", -1));
            YamlNode node = document.root().down(path);
            Position at = node instanceof YamlNode.Scalar scalar ? document.inside(scalar, fault.offset()) : node.at();
            problems.add(document.file(), at, fault.path(), fault.message());
        }

        private void table(Located document) {
            if (fits(document)) {
                documents.add(new DocumentParser(document, problems).table());
            }
        }

        private void connection(Located document) {
            if (!fits(document)) {
                return;
            }
            ConnectionDocument connection = new DocumentParser(document, problems).connection();
            documents.add(connection);
            Optional<ConnectorDescription> connector = description(connection.connector());
            if (connector.isPresent()) {
                new SettingsCheck(document.file(), connector.get(), connection.name(), problems).check(document.root());
            } else if (!unreadable && !named("connector").containsKey(connection.connector())) {
                Set<String> known = new TreeSet<>(catalogue.names());
                known.addAll(named("connector").keySet());
                problems.add(
                        document.file(),
                        document.root().down(List.of("connector")).at(),
                        "connector",
                        "there is no connector '%s'".formatted(connection.connector()),
                        Nearest.hint(connection.connector(), known));
            }
        }

        private Optional<ConnectorDescription> description(String connector) {
            return Optional.ofNullable(connectorFiles.get(connector)).or(() -> catalogue.find(connector));
        }

        private void flow(Located document) {
            boolean fits = fits(document);
            var check = new FlowCheck(document, named("connection"), this::description, problems);
            Shape record = strict ? check.record() : Shape.ANYTHING;
            Shape input = strict ? check.input() : Shape.ANYTHING;
            Shape inputWhenGone = strict ? check.inputWhenGone() : Shape.ANYTHING;
            document.root().field("from").ifPresent(from -> when(document, from.value(), record));
            Optional<Document.MapSource> map = map(document, "map", record, input);
            Optional<Document.MapSource> mapGone = map(document, "map-gone", record, inputWhenGone);
            if (fits) {
                check.check(unreadable);
                if (map.isPresent()) {
                    FlowDocument flow = new DocumentParser(document, problems).flow(map.get(), mapGone);
                    documents.add(flow);
                }
            }
        }

        private void when(Located document, YamlNode from, Shape record) {
            if (from instanceof YamlNode.Mapping mapping
                    && mapping.value("when").orElse(null) instanceof YamlNode.Scalar when
                    && !when.text().isEmpty()) {
                for (ExpressionCheck.Mistake mistake : mistakes(
                        when.text(), new ExpressionCheck.Place(FlowVariables.OF_WHEN, record, Shape.ANYTHING))) {
                    Position at = document.inside(when, mistake.offset());
                    problems.add(document.file(), at, "from.when", mistake.message(), mistake.hint());
                }
            }
        }

        private List<ExpressionCheck.Mistake> mistakes(String source, ExpressionCheck.Place place) {
            List<ExpressionCheck.Mistake> mistakes = new ArrayList<>(expressions.check(source, place));
            // What an unreadable file may define is not called unknown.
            if (!unreadable) {
                mistakes.addAll(ExpressionCheck.names(
                        source, named("table").keySet(), named("connection").keySet()));
            }
            return mistakes;
        }

        private Optional<Document.MapSource> map(Located document, String field, Shape record, Shape input) {
            var place = new ExpressionCheck.Place(FlowVariables.OF_MAP, record, input);
            return document.root()
                    .value(field)
                    .filter(YamlNode.Scalar.class::isInstance)
                    .flatMap(node -> map(document, field, place, (YamlNode.Scalar) node));
        }

        private Optional<Document.MapSource> map(
                Located document, String field, ExpressionCheck.Place place, YamlNode.Scalar node) {
            Optional<Document.MapSource> map = new MapFiles(files, problems).find(document, field, node);
            map.ifPresent(source -> {
                for (ExpressionCheck.Mistake mistake : mistakes(source.text(), place)) {
                    if (source.file().isPresent()) {
                        Position at = Position.of(source.text(), Math.max(0, mistake.offset()));
                        problems.add(source.file().get(), at, "", mistake.message(), mistake.hint());
                    } else {
                        Position at = document.inside(node, mistake.offset());
                        problems.add(document.file(), at, field, mistake.message(), mistake.hint());
                    }
                }
            });
            return map;
        }
    }
}
