package org.cloudpilot.model;

import java.util.List;

/// A sentence for people, still to be worded: its key in the resource bundle `i18n/messages` and
/// what fills its gaps. [Sentences] words it. Never carries a secret.
public record Message(String key, List<Object> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, Object... arguments) {
        return new Message(key, List.of(arguments));
    }
}
