package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import java.util.ArrayList;
import java.util.List;

/** What one examination has found so far. Used by one thread. */
final class Report {

    private final List<Finding> findings = new ArrayList<>();

    void ok(String check, String what) {
        findings.add(new Finding(Severity.OK, check, what, "", ""));
    }

    void notice(String check, String what, String meaning, String mend) {
        findings.add(new Finding(Severity.NOTICE, check, what, meaning, mend));
    }

    void warning(String check, String what, String meaning, String mend) {
        findings.add(new Finding(Severity.WARNING, check, what, meaning, mend));
    }

    void problem(String check, String what, String meaning, String mend) {
        findings.add(new Finding(Severity.PROBLEM, check, what, meaning, mend));
    }

    void add(Finding finding) {
        findings.add(finding);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
