package dev.tradewind.api;

import java.time.Duration;

/**
 * A call that lets a system get on with what it has to tell: some send their webhooks only when somebody visits them.
 *
 * @param every how long it may be quiet before it is called
 * @param call without credentials; what it answers does not matter
 */
public record Nudge(Duration every, HttpCall call) {}
