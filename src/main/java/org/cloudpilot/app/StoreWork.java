package org.cloudpilot.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiFunction;
import org.cloudpilot.model.AuditFormat;
import org.cloudpilot.model.AuditHead;
import org.cloudpilot.model.AuditQuery;
import org.cloudpilot.model.AuditVerdict;
import org.cloudpilot.model.Caller;
import org.cloudpilot.model.Message;
import org.cloudpilot.model.Outcome;
import org.cloudpilot.model.Refusal;
import org.cloudpilot.service.access.AccessOptions;
import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.service.audit.AuditService;
import org.cloudpilot.store.Store;
import org.cloudpilot.vault.DataFolder;
import org.jspecify.annotations.Nullable;

/// What the command line does inside a store while no program runs on it; it takes a credential.
/// Each work says its result in a sentence and answers an [ExitCode].
public final class StoreWork {
    private final FolderClaim claim;
    private final FolderClaim besideOutput;
    private final PrintStream out;
    private final Map<String, String> environment;
    private final AccessOptions options;

    public StoreWork(PrintStream out, PrintStream err, Map<String, String> environment) {
        this(out, err, environment, AccessOptions.of(false, false));
    }

    /// @param options how access is granted; others in tests only
    StoreWork(
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            AccessOptions options) {
        this.claim = new FolderClaim(out, err);
        this.besideOutput = new FolderClaim(err, err);
        this.out = out;
        this.environment = environment;
        this.options = options;
    }

    /// Somebody's way into the store, and the log of what they do there.
    private record Inside(AccessService access, AuditService audit, Caller caller) {}

    /// Gives the store a new key, see [UserService#rekey].
    ///
    /// @param data null for the usual folder
    /// @param credential an owner's name and password; stays the caller's
    public int rekey(@Nullable Path data, Credential credential) {
        return with(
                claim,
                data,
                credential,
                (inside, given) ->
                        new UserService(inside.access(), new AccountService(inside.access()))
                                .rekey(inside.caller(), given.secret())
                                .map(done -> Message.of("cli.rekeyed")));
    }

    /// Writes the audit log as the credential's user may see it.
    ///
    /// @param data null for the usual folder
    /// @param file null for standard output; what else is to be said goes to the error stream then
    /// @param text what to look for; empty for everything
    public int audit(
            @Nullable Path data,
            Credential credential,
            @Nullable Path file,
            boolean json,
            String text) {
        AuditFormat format = json ? AuditFormat.JSON : AuditFormat.CSV;
        return with(
                file == null ? besideOutput : claim,
                data,
                credential,
                (inside, given) -> {
                    Outcome<AuditVerdict> verdict =
                            inside.audit()
                                    .verify(
                                            inside.caller(),
                                            inside.access().keptAuditHead().orElse(null));
                    return verdict.then(
                            found ->
                                    export(inside, AuditQuery.all().withText(text), format, file)
                                            .map(head -> found.message()));
                });
    }

    private Outcome<AuditHead> export(
            Inside inside, AuditQuery query, AuditFormat format, @Nullable Path file) {
        try {
            if (file == null) {
                return inside.audit().export(inside.caller(), query, format, out);
            }
            try (OutputStream into = Files.newOutputStream(file)) {
                return inside.audit().export(inside.caller(), query, format, into);
            }
        } catch (IOException failed) {
            return Outcome.refused(
                    new Refusal.StoreBroken(
                            Message.of("cli.not_written", String.valueOf(failed.getMessage()))));
        }
    }

    private int with(
            FolderClaim frame,
            @Nullable Path data,
            Credential credential,
            BiFunction<Inside, Credential, Outcome<Message>> work) {
        Path folder = UsualFolder.or(data, environment);
        if (!Files.isDirectory(folder)) {
            return frame.failed(Message.of("backup.no_store", folder));
        }
        return frame.with(folder, "cli.work_while_running", ours -> inside(ours, credential, work));
    }

    private Outcome<Message> inside(
            DataFolder folder,
            Credential credential,
            BiFunction<Inside, Credential, Outcome<Message>> work) {
        Store store = new Store(folder);
        try (AuditService audit = new AuditService(store, Clock.systemUTC());
                AccessService access = new AccessService(folder, store, options, audit)) {
            access.onClosing(() -> audit.head().ifPresent(access::keepAuditHead));
            return credential
                    .open(access, "command line")
                    .then(caller -> work.apply(new Inside(access, audit, caller), credential));
        }
    }
}
