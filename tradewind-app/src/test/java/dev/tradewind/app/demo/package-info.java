/** Tests of the demo from end to end: a real store, a real hub, a real ERP, all in this process. */
@org.jspecify.annotations.NullMarked
package dev.tradewind.app.demo;
