package dev.tradewind.app.server;

import org.apache.catalina.session.StandardManager;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/** Tomcat's limits. Each has its reason here or in {@link Setting}. */
final class TomcatLimits implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** People at the console; a session is made at login only. */
    private static final int SESSIONS_MAX = 1_000;

    /** Enough for the largest cookies and proxies' headers; slow senders of headers are bounded by it, too. */
    private static final int HEADER_BYTES_MAX = 16 * 1024;

    /** A caller whose body is somewhat too long still reads its 413 instead of a broken connection. */
    private static final int SWALLOW_BYTES_MAX = 1024 * 1024;

    private final ServeSettings settings;

    TomcatLimits(ServeSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers((TomcatConnectorCustomizer) connector -> {
            connector.setXpoweredBy(false);
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                limit(http);
            }
        });
        factory.addContextCustomizers(context -> {
            var sessions = new StandardManager();
            sessions.setMaxActiveSessions(SESSIONS_MAX);
            sessions.setPathname(null);
            context.setManager(sessions);
        });
    }

    private void limit(AbstractHttp11Protocol<?> http) {
        int silenceMillis = Math.toIntExact(settings.time(Setting.SILENCE).toMillis());
        http.setConnectionTimeout(silenceMillis);
        http.setDisableUploadTimeout(false);
        http.setConnectionUploadTimeout(silenceMillis);
        http.setKeepAliveTimeout(
                Math.toIntExact(settings.time(Setting.KEEP_ALIVE).toMillis()));
        // No limit to requests on one connection: a store or proxy that reuses its connection is the good case.
        http.setMaxKeepAliveRequests(-1);
        http.setMaxConnections(settings.number(Setting.CONNECTIONS));
        http.setAcceptCount(settings.number(Setting.BACKLOG));
        http.setMaxHttpRequestHeaderSize(HEADER_BYTES_MAX);
        http.setMaxSwallowSize(SWALLOW_BYTES_MAX);
        http.setServer(null);
        ((AbstractProtocol<?>) http).setTcpNoDelay(true);
    }
}
