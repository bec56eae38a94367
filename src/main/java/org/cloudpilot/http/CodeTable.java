package org.cloudpilot.http;

import org.cloudpilot.model.Sentences;

/// All code words as a page of the guide. The file `help/codes.md` holds what this writes; a test
/// compares them.
final class CodeTable {
    private CodeTable() {}

    static String markdown() {
        StringBuilder page = new StringBuilder(Sentences.of("code.page"));
        page.append("\n\n| Code | Status | Meaning | Again? |\n|---|---|---|---|\n");
        for (Code code : Code.values()) {
            page.append(
                    "| `%s` | %d | %s | %s |\n"
                            .formatted(
                                    code.word(),
                                    code.status(),
                                    Sentences.of(code.meaning()),
                                    Sentences.of(code.retry().message())));
        }
        return page.toString();
    }
}
