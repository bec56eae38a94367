package org.cloudpilot.http;

/// Writes metrics in Prometheus's text format.
final class PrometheusText {
    private final StringBuilder text = new StringBuilder();
    private String name = "";

    /// Begins a metric; the samples that follow are its.
    PrometheusText family(String metric, String type, String help) {
        name = metric;
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(' ').append(type).append('\n');
        return this;
    }

    /// @param labels names and values by turns
    PrometheusText sample(double value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',')
                    .append(labels[i])
                    .append("=\"")
                    .append(escaped(labels[i + 1]))
                    .append('"');
        }
        if (labels.length > 0) {
            text.append('}');
        }
        text.append(' ');
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        text.append('\n');
        return this;
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
