package org.cloudpilot.service.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test a [FleetFixture] of its own, which is closed and deleted after it.
public final class FleetForEachTest implements ParameterResolver {
    private static final Namespace HERE = Namespace.create(FleetForEachTest.class);

    private record Held(Path folder, FleetFixture fixture) implements AutoCloseable {
        static Held make() {
            try {
                Path folder = Files.createTempDirectory("fleet");
                return new Held(folder, new FleetFixture(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            fixture.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == FleetFixture.class;
    }

    @Override
    public FleetFixture resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(HERE)
                .computeIfAbsent(Held.class, key -> Held.make(), Held.class)
                .fixture();
    }
}
