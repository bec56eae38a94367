package org.cloudpilot.ui.keys;

/// What to try a key pair with.
public final class Example {
    private Example() {}

    /// @param listener `host:port`
    public static String of(String listener, String publicKey, String privateKey) {
        return "curl http://"
                + listener
                + "/routers/ \\\n  -H 'X-API-Key: "
                + publicKey
                + "' \\\n  -H 'X-Private-Key: "
                + privateKey
                + "'";
    }
}
