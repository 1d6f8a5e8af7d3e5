package dev.tradewind.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.document.Diff.Change;
import dev.tradewind.engine.document.Diff.Kind;
import org.junit.jupiter.api.Test;

final class DiffTest {

    private final DocumentSet before = Examples.valid(Examples.files());

    @Test
    void change_isShownWithItsContext() {
        var files = Examples.files();
        files.put("connections.yaml", files.get("connections.yaml").replace("timeout: 20s", "timeout: 25s"));

        Diff diff = Diff.between(before, Examples.valid(files));

        assertThat(diff.changes()).containsExactly(new Change(Kind.CHANGED, "connection erp", """
                @@ -6,4 +6,4 @@
                 limits:
                   concurrency: 2
                   requests-per-minute: 600
                -  timeout: "20s"
                +  timeout: "25s"
                """));
    }

    @Test
    void addedAndRemovedDocuments_areShownWhole() {
        Diff diff = Diff.between(before, DocumentSet.EMPTY);

        assertThat(diff.changes())
                .extracting(Change::kind, Change::document)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.REMOVED, "connection erp"),
                        org.assertj.core.groups.Tuple.tuple(Kind.REMOVED, "connection shop"),
                        org.assertj.core.groups.Tuple.tuple(Kind.REMOVED, "flow orders-to-erp"),
                        org.assertj.core.groups.Tuple.tuple(Kind.REMOVED, "table tax-codes"));
        assertThat(Diff.between(DocumentSet.EMPTY, before).changes())
                .allSatisfy(change -> assertThat(change.kind()).isEqualTo(Kind.ADDED))
                .extracting(Change::text)
                .allSatisfy(text -> assertThat(text).startsWith("@@ -0,0 +1"));
    }

    @Test
    void orderOfFields_andComments_areNoChange() {
        var files = Examples.files();
        files.put(
                "flows/orders.yaml",
                "# a comment\n" + Examples.FLOW.replace("flow: orders-to-erp\n", "") + "flow: orders-to-erp\n");

        assertThat(Diff.between(before, Examples.valid(files)).changes()).isEmpty();
    }

    @Test
    void unifiedDiff_joinsChangesThatAreNear_andPartsThoseThatAreFar() {
        String text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n";

        assertThat(UnifiedDiff.of(text, text.replace("2\n3", "2\nx\n3").replace("15\n", "")))
                .isEqualTo("@@ -1,5 +1,6 @@\n 1\n 2\n+x\n 3\n 4\n 5\n@@ -12,5 +13,4 @@\n 12\n 13\n 14\n-15\n 16\n");
        assertThat(UnifiedDiff.of(text, text)).isEmpty();
    }
}
