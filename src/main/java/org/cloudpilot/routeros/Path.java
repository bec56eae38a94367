package org.cloudpilot.routeros;

import java.util.List;
import org.cloudpilot.model.Endpoint;
import org.cloudpilot.model.Engine;
import org.cloudpilot.model.Knock;
import org.cloudpilot.model.Transport;
import org.cloudpilot.model.WordEncoding;

/// How a router is reached: its endpoints in order of preference, what is spoken there, and by
/// which way.
///
/// @param passage what the connection goes through
/// @param knocks sent to an endpoint's host before each connection to it
/// @param trust which certificates to believe
public record Path(
        List<Endpoint> endpoints,
        Transport transport,
        Passage passage,
        List<Knock> knocks,
        Trust trust,
        WordEncoding encoding,
        Engine engine) {
    public Path {
        endpoints = List.copyOf(endpoints);
        knocks = List.copyOf(knocks);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a path has an endpoint");
        }
    }

    /// A direct one with the usual settings: system trust, UTF-8, our own engine.
    public Path(List<Endpoint> endpoints, Transport transport) {
        this(
                endpoints,
                transport,
                new Passage.Direct(),
                List.of(),
                Trust.system(),
                WordEncoding.UTF_8,
                Engine.CLOUDPILOT);
    }

    public Path withTransport(Transport other) {
        return new Path(endpoints, other, passage, knocks, trust, encoding, engine);
    }

    public Path withTrust(Trust other) {
        return new Path(endpoints, transport, passage, knocks, other, encoding, engine);
    }

    public Path withPassage(Passage other) {
        return new Path(endpoints, transport, other, knocks, trust, encoding, engine);
    }

    public Path withKnocks(List<Knock> others) {
        return new Path(endpoints, transport, passage, others, trust, encoding, engine);
    }

    public Path withEncoding(WordEncoding other) {
        return new Path(endpoints, transport, passage, knocks, trust, other, engine);
    }

    public Path withEngine(Engine other) {
        return new Path(endpoints, transport, passage, knocks, trust, encoding, other);
    }
}
