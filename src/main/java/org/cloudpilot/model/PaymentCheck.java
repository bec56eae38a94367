package org.cloudpilot.model;

import java.time.Instant;

/// What came of asking the provider last.
public record PaymentCheck(Instant at, PaymentVerdict verdict) {}
