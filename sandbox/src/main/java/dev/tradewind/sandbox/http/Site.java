package dev.tradewind.sandbox.http;

/** What a {@link SandboxServer} serves: one simulated system. Called from many threads at once. */
public interface Site {

    /** Answers a request to the simulated system. */
    Answer answer(Request request);

    /** Answers a request below {@code /_sandbox}, which belongs to the sandbox and not to the simulated system. */
    Answer control(Request request);

    /** How this system looks when it fails so. Asked for kinds that have an answer at all: not DOWN, SLOW or LOST_ANSWER. */
    Answer failing(Fault fault);
}
