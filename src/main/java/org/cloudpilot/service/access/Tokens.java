package org.cloudpilot.service.access;

import org.cloudpilot.model.UserId;

/// An access token for ten minutes, and the refresh token that is good for the next pair once.
public record Tokens(String accessToken, String refreshToken, UserId user, String username) {
    @Override
    public String toString() {
        return "Tokens[" + username + "]";
    }
}
