package org.cloudpilot.model;

/// A router whose connection waits for a person's decision about what a peer showed of itself.
public record ProofReview(Router router, PeerProof proof) {}
