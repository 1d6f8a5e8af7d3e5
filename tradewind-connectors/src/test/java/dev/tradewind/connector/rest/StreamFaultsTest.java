package dev.tradewind.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong in the streams of connector files, each with what they are told. */
final class StreamFaultsTest {

    private static final String RIGHT = """
            connector: own
            streams:
              things:
                list: { path: /things, items: data, pages: { by: offset, parameter: skip, size: 50 } }
                key: id
                modified: updated
                changes: { path: "/things?since={$since}", overlap: 30s }
                read: { path: "/things/{$key}", absent: 404 }
                errors:
                  - { status: 410, as: rejected }
            """;

    static List<Arguments> faults() {
        return List.of(
                Arguments.of(
                        "key: id",
                        "label: id",
                        "streams.things.key: is missing: JSONata that finds the record's id in it"),
                Arguments.of(
                        "items: data",
                        "items: 'data[0'",
                        "streams.things.list.items: Expected \"]\" before end of expression"),
                Arguments.of(
                        "by: offset",
                        "by: pages",
                        "streams.things.list.pages.by: must be page, offset, link or cursor, was 'pages'"),
                Arguments.of(
                        ", size: 50",
                        "",
                        "streams.things.list.pages.size: is missing: how many records a page has, as the path asks for them"),
                Arguments.of(
                        "size: 50",
                        "size: 3",
                        "streams.things.list.pages.size: must be a whole number from 10 to 10000"),
                Arguments.of(
                        "by: offset",
                        "by: cursor",
                        "streams.things.list.pages.next: is missing: JSONata that finds the word for the next page in the answer"),
                Arguments.of(
                        "    modified: updated\n",
                        "",
                        "streams.things.modified: is missing: changes: needs to know when a record changed"),
                Arguments.of(
                        "{$since}", "now", "streams.things.changes.path: must ask for what has changed since {$since}"),
                Arguments.of(
                        "overlap: 30s",
                        "overlap: soon",
                        "streams.things.changes.overlap: must be a time such as 30s, 5m or 1h, was 'soon'"),
                Arguments.of(
                        "    key: id",
                        "    snapshot: {}\n    key: id",
                        "streams.things.changes: what is new is found in one way: give changes: (a request with {$since}), or snapshot: (read all, and compare)"),
                Arguments.of(
                        "    key: id",
                        "    entity: prodct\n    key: id",
                        "streams.things.entity: there is no entity 'prodct'; nearest: product"),
                Arguments.of(
                        "    key: id",
                        "    entity: product\n    key: id",
                        "streams.things.entity: map: makes an entity of the canonical model, so both are given or none"),
                Arguments.of(
                        "as: rejected",
                        "as: applied",
                        "streams.things.errors.0.as: applied is for operations: reading applies nothing"),
                Arguments.of(
                        "    modified: ",
                        "    modifid: ",
                        "streams.things.modifid: there is no such field; valid: changes, created, entity, errors, gone, key, label, list, map, meaning, modified, read, snapshot, status"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void fault_isToldWithItsPath(String right, String wrong, String told) {
        assertThat(RIGHT).contains(right);

        assertThat(ConnectorFiles.faults(RIGHT.replace(right, wrong)))
                .extracting(f -> f.path() + ": " + f.message())
                .contains(told);
    }

    @Test
    void rightFile_hasNoFaults_andNeedsNoOperations() {
        assertThat(ConnectorFiles.faults(RIGHT)).isEmpty();
        assertThat(ConnectorFiles.faults("connector: own\n"))
                .extracting(Fault::message)
                .containsExactly("is missing: a connector file without operations and streams does nothing");
    }
}
