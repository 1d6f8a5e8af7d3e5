package dev.tradewind.app.console;

/** Tells the console that what its pages show may have changed. */
@FunctionalInterface
public interface ChangeSource {

    /**
     * Calls {@code listener} after every commit that a page could show, from any thread, for as long as the hub runs.
     * The listener returns at once and never throws; being called too often costs next to nothing.
     */
    void onChange(Runnable listener);
}
