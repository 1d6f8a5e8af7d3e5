package dev.tradewind.engine.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds out which statements a piece of code really sends, from what the template logs. */
final class Statements {

    private static final Pattern SENT = Pattern.compile("\\[(.*)]$", Pattern.DOTALL);

    private Statements() {}

    static Set<String> sentBy(Runnable work) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        Level before = logger.getLevel();
        boolean additive = logger.isAdditive();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(lines);
        try {
            work.run();
        } finally {
            logger.detachAppender(lines);
            logger.setLevel(before);
            logger.setAdditive(additive);
        }
        var statements = new LinkedHashSet<String>();
        for (ILoggingEvent line : lines.list) {
            Matcher sent = SENT.matcher(line.getFormattedMessage());
            if (sent.find()) {
                statements.add(sent.group(1));
            }
        }
        return statements;
    }
}
