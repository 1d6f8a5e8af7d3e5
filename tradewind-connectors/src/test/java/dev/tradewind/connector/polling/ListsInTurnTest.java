package dev.tradewind.connector.polling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.PageResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Several lists that are read as one stream. */
class ListsInTurnTest {

    private static final int PAGES = 3;
    private static final Http NOBODY = call -> new HttpResult.NoReply(false, "nobody is asked");

    private final List<String> asked = new ArrayList<>();

    /** A look at a list has three pages. */
    private PageResult page(String name, Optional<String> cursor) {
        asked.add(name + cursor.orElse("0"));
        int next = cursor.map(Integer::parseInt).orElse(0) + 1;
        return new PageResult.Page(List.of(), String.valueOf(next), next % PAGES != 0, OptionalLong.of(7));
    }

    private ListsInTurn lists(String... names) {
        Map<String, ListsInTurn.Reading> lists = new LinkedHashMap<>();
        for (String name : names) {
            lists.put(name, (cursor, http) -> page(name, cursor));
        }
        return new ListsInTurn(lists);
    }

    private PageResult.Page read(Optional<String> cursor, String... names) {
        return (PageResult.Page) lists(names).read(cursor, NOBODY);
    }

    private Optional<String> look(Optional<String> from, String... names) {
        PageResult.Page page = read(from, names);
        while (page.more()) {
            page = read(Optional.of(page.cursor()), names);
        }
        return Optional.of(page.cursor());
    }

    @Test
    void look_readsEachListToItsEnd_andTheNextGoesOnThere() {
        Optional<String> cursor = look(Optional.empty(), "a", "b");
        assertThat(asked).containsExactly("a0", "a1", "a2", "b0", "b1", "b2");
        asked.clear();

        look(cursor, "a", "b");

        assertThat(asked).containsExactly("a3", "a4", "a5", "b3", "b4", "b5");
    }

    @Test
    void listThatIsNew_begins_andThePlaceOfOneThatIsNotReadAnyMoreIsForgotten() {
        Optional<String> cursor = look(look(Optional.empty(), "a", "b"), "b", "c");
        assertThat(asked).endsWith("b3", "b4", "b5", "c0", "c1", "c2");
        asked.clear();

        look(cursor, "a");

        assertThat(asked).containsExactly("a0", "a1", "a2");
    }

    @Test
    void cursorWithTheTurnOfAListThatIsNotReadAnyMore_goesOnWithTheFirst() {
        PageResult.Page inB = read(Optional.empty(), "b", "a");
        asked.clear();

        read(Optional.of(inB.cursor()), "a", "c");

        assertThat(asked).containsExactly("a0");
    }

    @Test
    void failureOfOneList_isThatOfTheStream() {
        Failure failure = new Failure.Transient("away", false);
        ListsInTurn lists = new ListsInTurn(Map.of("a", (cursor, http) -> new PageResult.Failed(failure)));

        assertThat(lists.read(Optional.empty(), NOBODY)).isEqualTo(new PageResult.Failed(failure));
    }

    /** One look: pages until there are no more, or until one fails. */
    private static Optional<String> look(ListsInTurn lists, Optional<String> from, List<String> failures) {
        Optional<String> cursor = from;
        while (true) {
            switch (lists.read(cursor, NOBODY)) {
                case PageResult.Failed failed -> {
                    failures.add(failed.failure().reason());
                    return cursor;
                }
                case PageResult.Page page -> {
                    cursor = Optional.of(page.cursor());
                    if (!page.more()) {
                        return cursor;
                    }
                }
            }
        }
    }

    /** Lists a, b, c and d, of which some are refused. */
    private ListsInTurn lists(Set<String> refused) {
        Map<String, ListsInTurn.Reading> readings = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            readings.put(name, (cursor, http) -> {
                if (refused.contains(name)) {
                    asked.add(name + "!");
                    return new PageResult.Failed(new Failure.Rejected("no " + name, Optional.empty()));
                }
                return page(name, cursor);
            });
        }
        return new ListsInTurn(readings);
    }

    @Test
    void refusedList_isTold_byEachLook_andKeepsNoOtherWaiting() {
        Set<String> refused = new HashSet<>(Set.of("b", "d"));
        ListsInTurn lists = lists(refused);
        List<String> failures = new ArrayList<>();

        Optional<String> cursor = look(lists, Optional.empty(), failures);
        assertThat(asked).containsExactly("a0", "a1", "a2", "b!");
        asked.clear();
        cursor = look(lists, cursor, failures);
        assertThat(asked).startsWith("a3", "a4", "a5", "c0", "c1", "c2");
        cursor = look(lists, cursor, failures);
        asked.clear();
        cursor = look(lists, cursor, failures);
        assertThat(asked).contains("a9", "c6").doesNotContain("b0");
        assertThat(failures).hasSize(4).contains("no b", "no d");

        refused.clear();
        asked.clear();
        cursor = look(lists, cursor, failures);
        look(lists, cursor, failures);
        assertThat(asked).contains("b0", "b1", "b2", "d0", "d1", "d2", "a12", "c9");
        assertThat(failures).hasSize(4);
    }

    @Test
    void listThatStaysRefused_keepsNoneWaiting_thatWasRefusedForAWhile() {
        Set<String> refused = new HashSet<>(Set.of("a", "b", "c", "d"));
        ListsInTurn lists = lists(refused);
        List<String> failures = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int looks = 0; looks < 4; looks++) {
            cursor = look(lists, cursor, failures);
        }
        assertThat(asked).containsExactly("a!", "b!", "c!", "d!");

        refused.retainAll(Set.of("a"));
        for (int looks = 0; looks < 4; looks++) {
            cursor = look(lists, cursor, failures);
        }

        assertThat(asked).contains("b0", "c0", "d0");
    }

    @Test
    void total_isToldOfOneListOnly() {
        assertThat(read(Optional.empty(), "a").total()).hasValue(7);
        assertThat(read(Optional.empty(), "a", "b").total()).isEmpty();
    }
}
