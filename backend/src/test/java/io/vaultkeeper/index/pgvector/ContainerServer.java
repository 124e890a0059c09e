package io.vaultkeeper.index.pgvector;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A server in a container, on a port of the host that stays the same when it starts again. */
final class ContainerServer implements PostgresServer {
    private static final DockerImageName IMAGE =
            DockerImageName.parse("pgvector/pgvector:0.8.6-pg17").asCompatibleSubstituteFor("postgres");

    private final PostgreSQLContainer container;
    private final int port;

    private ContainerServer(PostgreSQLContainer container, int port) {
        this.container = container;
        this.port = port;
    }

    /** Looks for a socket first: asking a Docker that is not there takes seconds and fills the log. */
    static boolean isPossible() {
        boolean named = System.getenv("DOCKER_HOST") != null;
        return (named || Files.exists(Path.of("/var/run/docker.sock")))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    static ContainerServer make() throws IOException {
        int port = freePort();
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withUsername(SUPERUSER)
                .withPassword(PASSWORD)
                .withCreateContainerCmdModifier(create -> {
                    HostConfig host = Objects.requireNonNull(create.getHostConfig());
                    host.withPortBindings(PortBinding.parse("127.0.0.1:" + port + ":5432"));
                });
        container.start();
        return new ContainerServer(container, port);
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void stop() {
        docker().stopContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void kill() {
        docker().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void freeze() {
        docker().pauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void thaw() {
        docker().unpauseContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void start() throws InterruptedException {
        docker().startContainerCmd(container.getContainerId()).exec();
        PrivateCluster.awaitAnswer(this, container::isRunning);
    }

    @Override
    public void close() {
        container.stop();
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
