package dev.tradewind.app.console;

import dev.tradewind.app.demo.DemoControls;
import dev.tradewind.app.demo.DemoControls.ErpFault;

/** The one sentence that tells a newcomer what to try next in the demo. Pure. */
final class Guide {

    private Guide() {}

    /** @param outages how often the ERP has been in trouble */
    static String next(DemoControls.Status status, int outages) {
        if (status.duplicates() > 0) {
            return Words.count(status.duplicates(), "order came twice", "orders came twice")
                    + ", which must never happen: please report it.";
        }
        if (status.erpFault() != ErpFault.NONE) {
            return status.underway() == 0
                    ? "The ERP is in trouble. Orders keep coming: watch them wait."
                    : Words.count(status.underway(), "order waits", "orders wait")
                            + " in the hub, safe on disk. Bring the ERP back when you have seen enough.";
        }
        if (outages > 0 && status.underway() > 3) {
            return "The ERP is back: the " + Words.number(status.underway())
                    + " waiting orders arrive now, each once and in order.";
        }
        if (outages > 0) {
            return "Nothing was lost and nothing came twice. Click an order below, or search its number, to see its whole"
                    + " story.";
        }
        return status.placed() == 0
                ? "Shoppers are on their way. Place an order yourself and watch it arrive in the ERP."
                : "Orders flow from the store to the ERP. Now take the ERP down and see what becomes of them.";
    }
}
