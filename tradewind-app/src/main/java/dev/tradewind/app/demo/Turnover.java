package dev.tradewind.app.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/** Numbered things that come, change and go by chance; three at first, at most eight. Not safe for threads. */
final class Turnover {

    private static final int AT_FIRST = 3;
    private static final int AT_MOST = 8;

    private final Random random;
    private final Things things;
    private final Deque<Integer> there = new ArrayDeque<>();
    private int last;

    /** What is to be done with a thing; each says so in a sentence. */
    interface Things {

        String add(int number);

        String change(int number);

        String remove(int number);
    }

    Turnover(Random random, Things things) {
        this.random = random;
        this.things = things;
        while (last < AT_FIRST) {
            add();
        }
    }

    private String add() {
        there.addLast(++last);
        return things.add(last);
    }

    String happen() {
        if (there.size() >= AT_MOST) {
            return things.remove(there.removeFirst());
        }
        return random.nextBoolean() ? add() : things.change(there.getFirst());
    }

    int size() {
        return there.size();
    }
}
