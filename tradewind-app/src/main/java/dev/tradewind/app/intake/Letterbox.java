package dev.tradewind.app.intake;

/** Who takes the letters in which stores hand keys over. Safe for any thread. */
public interface Letterbox {

    /** Whether a letter with this ticket is waited for. */
    boolean isOpen(String ticket);

    /** Takes a letter. When it answers 200, what was in it is on disk; else nothing of it is kept. */
    int accept(String ticket, byte[] letter);
}
