package org.cloudpilot.service.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.cloudpilot.model.ItemNumbers;
import org.cloudpilot.model.Message;
import org.cloudpilot.routeros.cli.Prompt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DangersTest {
    private static final Footing FOOTING =
            new Footing("netops", Set.of("10.0.0.1"), Set.of("ether1"), "api-ssl");
    private static final Footing SOMEWHERE =
            new Footing("netops", Set.of("gw.example.org"), Set.of(), "api-ssl");

    private static List<String> in(String menu, String text, Footing footing) {
        return Dangers.in(Prompt.at(menu, true, ItemNumbers.none()), text, footing).stream()
                .map(Message::key)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | /system reboot | reboot",
                "/ | /system/reboot | reboot",
                "/ | /sys reb | reboot",
                "/system | reboot | reboot",
                "/ip/address | /system/shutdown | shutdown",
                "/ | /system reset-configuration no-defaults=yes | reset",
                "/ | /system/package/downgrade | downgrade",
                "/ | /system package update install | upgrade",
                "/ | /system backup load name=x | backup_load",
                "/ | /import file-name=a.rsc | import",
                "/ | import a.rsc | import",
                "/ | :if (1 = 1) do={ /system reboot } | reboot",
                "/ | :put 1; /system reboot | reboot",
                "/ | /queue simple remove [find] | find_all",
                "/queue/simple | set [find where] disabled=yes | find_all",
                "/ | /queue simple remove [/queue simple find] | find_all",
                "/ | /ip service disable api-ssl | service",
                "/ip/service | set 3 port=9000 | service",
                "/ | /ip service set [find] address=10.0.0.0/8 | find_all",
                "/ | /user remove netops | user",
                "/ | /user set *1 password=x | user",
                "/user | disable netops,bob | user",
                "/ | /interface disable ether1 | interface",
                "/ | /interface ethernet set ether1 disabled=yes | interface",
                "/ | /interface bridge port remove 0 | interface",
                "/ | /ip address remove *1 | address",
                "/ | /ip address disable [find interface=ether1] | address",
                "/ | /ipv6 address remove 0 | address",
                "/ | /system; reboot | reboot",
                "/ | /system { reboot } | reboot",
                "/ | /system/package/../reboot | reboot",
                "/system/package | .. reboot | reboot",
                "/ | /ip; service disable api-ssl | service",
                "/ | /user; remove netops | user",
                "/ | :execute \"/system reboot\" | reboot",
                "/system | :execute \"/system; reboot\" | reboot",
                "/ | :execute script=$x | script",
                "/ | [:parse \"/system reset-configuration\"] | reset",
                "/ | :import x.rsc | import",
                "/ | :put [/ip service disable api-ssl] | service",
                "/ | :local x [/user remove netops] | user",
                "/ | /system backup l name=x | backup_load",
                "/ | /system package update i | upgrade",
                "/ | /system r | reboot",
                "/ | /ip service di api-ssl | service",
                "/ | /ip service se api-ssl port=1 | service",
                "/ | /user di netops | user",
                "/ | /interface di ether1 | interface",
                "/ | /queue simple remove [f] | find_all",
                "/ | /ip firewall address-list di [find] | find_all",
                "/ | /ip service disable [find name=www or name=api-ssl] | service",
                "/ | /ip service disable [find !(name=www)] | service",
                "/ | /user group set full policy=read | user",
                "/ | /password old-password=a new-password=b confirm-new-password=b | user",
                "/ | :foreach i in=[/queue simple find] do={/queue simple remove $i} | find_all",
                "/ | :foreach i in=[/queue simple find] do={:put 1; :if (1=1) do={/queue simple remove $i}} | find_all",
                "/ | :do { /system reboot } on-error={} | reboot",
                "/ | /nowhere known; /system reboot | reboot",
                "/ | /interface nothing) ; /user; remove netops | user"
            })
    void asksBefore(String menu, String line, String why) {
        assertEquals("danger." + why, in(menu, line, FOOTING).getFirst(), line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/ | /ip address print",
                "/ | /system resource print",
                "/ | /system package update check-for-updates",
                "/ | /queue simple remove [find name=bob]",
                "/ | /queue simple remove [find where name=bob]",
                "/ | /ip service disable telnet,ftp",
                "/ | /user add name=bob group=full",
                "/ | /user remove bob",
                "/ | /user remove [find name=bob]",
                "/ | /interface disable ether7",
                "/ | /interface set [find name=ether7] comment=x",
                "/ | /interface print where disabled",
                "/ | :foreach i in=[/queue simple find where name=x] do={/queue simple remove $i}",
                "/ | :foreach i in=[/queue simple find] do={:put $i; /queue simple remove other}",
                "/ | /interface bridge print; /queue simple remove x",
                "/ | /system scheduler add name=a on-event=\"/system reboot\"",
                "/system | package print; resource print",
                "/ | /system note set note=\"never /system reboot here\"",
                "/ | # /system reboot",
                "/ | /ip hotspot user remove bob",
                "/ | /ppp secret remove [find name=x]",
                "/ | /ip address add address=10.0.0.9/24 interface=ether1",
                "/ | :foreach i in=[/interface find] do={ :put $i }"
            })
    void asksNobodyBefore(String menu, String line) {
        assertEquals(List.of(), in(menu, line, FOOTING), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/interface disable ether7", "/interface set [find name=ether7] mtu=1"})
    void anyInterfaceMayBeOursWhileNobodyKnows(String line) {
        assertEquals(List.of("danger.interface"), in("/", line, SOMEWHERE));
    }
}
