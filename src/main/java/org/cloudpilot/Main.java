package org.cloudpilot;

/// Starts the desktop or the headless listener.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("CloudPilot");
    }
}
