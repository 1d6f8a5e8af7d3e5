package dev.tradewind.app.crash;

/**
 * One state of one order, as the shop sent it.
 *
 * @param order the shop's id
 * @param number from 1, in the order in which the shop sent them
 */
record Version(String order, int number) {}
