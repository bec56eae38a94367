package org.cloudpilot.model;

import java.time.Duration;

/// Why the program itself said no, before or without a router: one stable word for scripts, one
/// sentence for people.
public sealed interface Refusal {
    /// The stable word of the HTTP API.
    String code();

    Message message();

    /// Something in a form or body is wrong; nothing was saved.
    record Invalid(FieldErrors fields) implements Refusal {
        @Override
        public String code() {
            return "invalid";
        }

        @Override
        public Message message() {
            return Message.of("refusal.invalid");
        }
    }

    /// No such thing, or one of another space: the same answer on purpose.
    record NotFound() implements Refusal {
        @Override
        public String code() {
            return "not_found";
        }

        @Override
        public Message message() {
            return Message.of("refusal.not_found");
        }
    }

    /// Another one has this value of `field` already.
    record Duplicate(String field, Message message) implements Refusal {
        @Override
        public String code() {
            return "duplicate";
        }
    }

    /// The peer shows another certificate or host key by now than the one decided on: it is to be
    /// looked at again.
    record ProofChanged() implements Refusal {
        @Override
        public String code() {
            return "proof_changed";
        }

        @Override
        public Message message() {
            return Message.of("refusal.proof_changed");
        }
    }

    /// A sealed value does not open, because it, or what it is bound to, was changed outside the
    /// program.
    record Tampered() implements Refusal {
        @Override
        public String code() {
            return "target_tampered";
        }

        @Override
        public Message message() {
            return Message.of("refusal.target_tampered");
        }
    }

    /// It is another version by now than the one that the caller meant.
    record ChangedMeanwhile() implements Refusal {
        @Override
        public String code() {
            return "changed_meanwhile";
        }

        @Override
        public Message message() {
            return Message.of("refusal.changed_meanwhile");
        }
    }

    /// The name under which something is to be done once stands for something else, or its first
    /// time is not over.
    record RepeatRefused(Why why) implements Refusal {
        public enum Why {
            ANOTHER_REQUEST("repeat_mismatch"),
            UNDER_WAY("repeat_under_way"),
            /// The program ended in the middle, or what was kept cannot be read.
            END_UNKNOWN("repeat_unknown");

            private final String code;

            Why(String code) {
                this.code = code;
            }
        }

        @Override
        public String code() {
            return why.code;
        }

        @Override
        public Message message() {
            return Message.of("refusal." + why.code);
        }
    }

    /// The credential's scopes are too small.
    record NotPermitted(Scope needed) implements Refusal {
        @Override
        public String code() {
            return "scope_too_small";
        }

        @Override
        public Message message() {
            return Message.of("refusal.scope_too_small", needed.word());
        }
    }

    /// User name and password, key pair or token are not valid together; which part is not said.
    record BadCredentials() implements Refusal {
        @Override
        public String code() {
            return "bad_credentials";
        }

        @Override
        public Message message() {
            return Message.of("refusal.bad_credentials");
        }
    }

    /// The caller's keys are not in memory: a person's credential must unlock first.
    record Locked() implements Refusal {
        @Override
        public String code() {
            return "locked";
        }

        @Override
        public Message message() {
            return Message.of("refusal.locked");
        }
    }

    /// The store has its owner; another account takes an invitation.
    record RegistrationClosed() implements Refusal {
        @Override
        public String code() {
            return "registration_closed";
        }

        @Override
        public Message message() {
            return Message.of("refusal.registration_closed");
        }
    }

    /// Too many failures or too much at once.
    record TooMany(Duration retryAfter) implements Refusal {
        @Override
        public String code() {
            return "too_many_requests";
        }

        @Override
        public Message message() {
            return Message.of("refusal.too_many_requests", Math.max(1, retryAfter.toSeconds()));
        }
    }

    /// The store could not be opened or written; `reason` says what a person can do.
    record StoreBroken(Message reason) implements Refusal {
        @Override
        public String code() {
            return "store_broken";
        }

        @Override
        public Message message() {
            return reason;
        }
    }

    /// This computer has no keyring that keeps a key for us.
    record KeyringAbsent() implements Refusal {
        @Override
        public String code() {
            return "keyring_absent";
        }

        @Override
        public Message message() {
            return Message.of("refusal.keyring_absent");
        }
    }

    /// What is asked would leave something without anybody who may decide about it, or is not for
    /// this kind of thing; `reason` says what to do instead.
    record Conflict(Message reason) implements Refusal {
        @Override
        public String code() {
            return "conflict";
        }

        @Override
        public Message message() {
            return reason;
        }
    }

    /// For the store's owner, or the space's, alone.
    record NotOwner(Message reason) implements Refusal {
        @Override
        public String code() {
            return "owner_only";
        }

        @Override
        public Message message() {
            return reason;
        }
    }
}
