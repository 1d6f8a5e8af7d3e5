/** The systems that the examples connect a shop or a site with: small, in memory, each as its connector file describes it. */
@NullMarked
package dev.tradewind.sandbox.example;

import org.jspecify.annotations.NullMarked;
