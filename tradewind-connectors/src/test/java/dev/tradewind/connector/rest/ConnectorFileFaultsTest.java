package dev.tradewind.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong in connector files, each with what they are told. */
final class ConnectorFileFaultsTest {

    private static final String RIGHT = """
            connector: own
            auth: { type: api-key, header: X-Key }
            operations:
              make:
                object: thing
                repeat: native-key
                key-header: Idempotency-Key
                lookup: { path: "/things?ref={ref}", id: "items[0].id" }
                create: { path: /things, body: '{"ref": ref}', id: id }
                errors:
                  - { status: 409, as: applied }
            """;

    private static final List<Arguments> FAULTS = List.of(
            Arguments.of(
                    "type: api-key", "type: oauth", "auth.type: must be none, api-key, basic or bearer, was 'oauth'"),
            Arguments.of(
                    "header: X-Key",
                    "header: X-Key, query: key",
                    "auth.type: an API key goes into one place: give header: or query:"),
            Arguments.of("header: X-Key", "header: 'X Key:'", "auth.header: 'X Key:' is no name of a header"),
            Arguments.of(
                    "repeat: native-key",
                    "repeat: always",
                    "operations.make.repeat: must be native-key, upsert, lookup or harmless, was 'always'"),
            Arguments.of(
                    "    key-header: Idempotency-Key\n",
                    "",
                    "operations.make.key-header: is missing: the header that takes the idempotency key"),
            Arguments.of(
                    "repeat: native-key",
                    "repeat: harmless",
                    "operations.make.because: is missing: say why a repeated write does no harm"),
            Arguments.of(
                    "object: thing",
                    "objekt: thing",
                    "operations.make.objekt: there is no such field; valid: because, create, errors, key-header, lookup, meaning, object, repeat, update"),
            Arguments.of(
                    "path: /things, ",
                    "path: things, ",
                    "operations.make.create.path: must begin with /, for it follows the connection's url"),
            Arguments.of("{ref}", "{ref", "operations.make.lookup.path@12: the brace is not closed"),
            Arguments.of("{ref}", "{ref +}", "operations.make.lookup.path@18: Unexpected end of expression"),
            Arguments.of(
                    ", id: id }",
                    " }",
                    "operations.make.create.id: is missing: JSONata that finds the record's id in the answer"),
            Arguments.of(
                    "items[0].id",
                    "items[0.id",
                    "operations.make.lookup.id@10: Expected \"]\" before end of expression"),
            Arguments.of(
                    "status: 409, as: applied",
                    "status: 409, as: done",
                    "operations.make.errors.0.as: must be rejected, transient, throttled, unauthorised, conflict or applied, was 'done'"),
            Arguments.of(
                    "status: 409, as: applied",
                    "as: applied",
                    "operations.make.errors.0: would match every failure: give status: or when:"),
            Arguments.of(
                    "status: 409, as: applied",
                    "status: 200, as: applied",
                    "operations.make.errors.0.status: must be an HTTP status from 300 to 599"),
            Arguments.of(
                    "create: { path: /things, body: '{\"ref\": ref}', id: id }",
                    "note: x",
                    "operations.make.note: there is no such field; valid: because, create, errors, key-header, lookup, meaning, object, repeat, update"));

    static List<Arguments> faults() {
        return FAULTS;
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void fault_isToldWithItsPath(String right, String wrong, String told) {
        assertThat(RIGHT).contains(right);

        assertThat(ConnectorFiles.faults(RIGHT.replace(right, wrong)))
                .extracting(f -> f.path() + (f.offset() < 0 ? "" : "@" + f.offset()) + ": " + f.message())
                .contains(told);
    }

    @Test
    void rightFile_hasNoFaults() {
        assertThat(ConnectorFiles.faults(RIGHT)).isEmpty();
    }

    @Test
    void upsertThatIsOnlyAnUpdate_isAFault_unlessItNeedsTheId() {
        String put = """
                connector: books
                auth: { type: none }
                operations:
                  put:
                    object: thing
                    repeat: upsert
                    update: { path: "/things/{ref}", id: ref }
                """;

        assertThat(ConnectorFiles.faults(put))
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("operations.put.update"))
                .satisfies(fault -> assertThat(fault.message()).contains("call it create"));
        assertThat(ConnectorFiles.faults(put.replace("{ref}", "{$id}"))).isEmpty();
        assertThat(ConnectorFiles.faults(put.replace("update: {", "create: { method: PUT,")))
                .isEmpty();
    }
}
