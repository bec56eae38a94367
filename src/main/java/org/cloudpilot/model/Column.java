package org.cloudpilot.model;

/// One attribute of a reply or a command, as raw text: the API has no other type.
public record Column(String name, String value) {}
