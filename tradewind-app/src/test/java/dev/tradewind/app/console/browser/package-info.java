/** The console in a real browser: compiled and run with the profile browser only. */
package dev.tradewind.app.console.browser;
