package dev.tradewind.app.demo;

/**
 * Simulated systems around the hub, which a person can do something with on its page. A bean of this type is there only in
 * the demo and in examples; the hub then asks for no login and answers this machine alone.
 */
public sealed interface Stage permits DemoControls, ExampleControls {}
