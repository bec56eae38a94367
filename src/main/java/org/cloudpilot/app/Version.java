package org.cloudpilot.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The program's version, as the build wrote it down.
public final class Version {
    private Version() {}

    public static String current() {
        try (InputStream in =
                Version.class.getResourceAsStream("/org/cloudpilot/version.properties")) {
            if (in == null) {
                throw new IllegalStateException("version.properties is not in the program");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
