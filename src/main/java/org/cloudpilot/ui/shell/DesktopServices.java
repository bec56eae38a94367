package org.cloudpilot.ui.shell;

import org.cloudpilot.service.access.AccessService;
import org.cloudpilot.service.access.AccountService;
import org.cloudpilot.service.access.KeyService;
import org.cloudpilot.service.access.SpaceService;
import org.cloudpilot.service.access.UserService;
import org.cloudpilot.service.audit.AuditService;
import org.cloudpilot.service.backup.BackupSchedules;
import org.cloudpilot.service.backup.BackupService;
import org.cloudpilot.service.command.CommandService;
import org.cloudpilot.service.command.ConsoleHelp;
import org.cloudpilot.service.command.ConsoleHistory;
import org.cloudpilot.service.command.SnippetService;
import org.cloudpilot.service.fleet.FleetService;
import org.cloudpilot.service.fleet.SafeModes;
import org.cloudpilot.service.fleet.ShellService;
import org.cloudpilot.service.fleet.TrustService;
import org.cloudpilot.service.payments.PaymentService;
import org.cloudpilot.service.settings.SettingsService;

/// What [Desktop] is built on. Only the shell's view models see it as a whole; every other part of
/// the window is handed the services that it uses.
public record DesktopServices(
        AccessService access,
        AccountService accounts,
        UserService users,
        KeyService keys,
        SpaceService sharing,
        SettingsService settings,
        AuditService audit,
        BackupService backups,
        BackupSchedules schedules,
        FleetService fleet,
        TrustService trust,
        CommandService commands,
        PaymentService payments,
        ConsoleHistory history,
        SnippetService snippets,
        ConsoleHelp consoleHelp,
        SafeModes safeModes,
        ShellService shells) {}
