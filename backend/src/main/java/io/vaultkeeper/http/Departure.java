package io.vaultkeeper.http;

import io.javalin.http.Context;
import java.io.IOException;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;

/**
 * Whether a client has closed its connection while it waits for an answer to which nothing can be written yet. The request
 * must have been read to its end. Closing half of a connection counts as leaving, as it does for common web servers.
 */
final class Departure {
    private final EndPoint connection;
    private boolean sentMore;
    private boolean over;

    private Departure(EndPoint connection) {
        this.connection = connection;
    }

    static Departure of(Context context) {
        return new Departure(ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint());
    }

    synchronized boolean hasHappened() {
        if (over || sentMore) {
            return false;
        }
        try {
            int read = connection.fill(BufferUtil.allocate(1));
            sentMore = read > 0;
            return read < 0;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * To be called before the answer is written: from then on the connection is the server's again. A next request that has
     * lost its first byte must be sent again on another connection, which closing this one says.
     */
    synchronized void endWatch(Context context) {
        over = true;
        if (sentMore) {
            context.header("Connection", "close");
        }
    }
}
