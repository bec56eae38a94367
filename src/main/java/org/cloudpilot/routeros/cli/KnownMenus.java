package org.cloudpilot.routeros.cli;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The menus that a line may name without a verb, and whose words may be parted by blanks. Written
/// by hand, of RouterOS 6 and 7 together: a router has some and lacks others, and knows more.
public final class KnownMenus {
    /// A menu, then its children; the root's come first.
    private static final String TREE =
            """
            / app bridge caps-man certificate console container disk dude environment file interface
            / iot ip ipv6 log mpls port ppp queue radius routing safe-mode snmp special-login system
            / task terminal tool user user-manager zerotier
            /certificate builtin crl scep-server settings
            /certificate/scep-server otp ra requests
            /console settings
            /disk settings
            /interface 6to4 bonding bridge detect-internet dot1x eoip eoipv6 ethernet gre gre6 ipip
            /interface ipipv6 l2tp-client l2tp-ether l2tp-server list lte macsec macvlan mesh
            /interface ovpn-client ovpn-server ppp-client ppp-server pppoe-client pppoe-server
            /interface pptp-client pptp-server sstp-client sstp-server veth vlan vpls vrrp vxlan
            /interface wifi wifiwave2 wireguard wireless
            /interface/bridge calea filter host mdb msti nat port settings vlan
            /interface/bridge/port mst-override
            /interface/bridge/vlan mvrp
            /interface/detect-internet state
            /interface/dot1x client server
            /interface/dot1x/server active state
            /interface/ethernet poe switch
            /interface/ethernet/switch host port rule vlan
            /interface/l2tp-server server
            /interface/list member
            /interface/lte apn esim settings
            /interface/macsec profile
            /interface/mesh fdb port
            /interface/ovpn-server server
            /interface/pppoe-server server
            /interface/pptp-server server
            /interface/sstp-server server
            /interface/vxlan fdb vteps
            /interface/wifi aaa access-list cap capsman channel configuration datapath interworking
            /interface/wifi network provisioning radio registration-table security steering
            /interface/wifi/capsman remote-cap
            /interface/wifi/network radio
            /interface/wifi/radio settings
            /interface/wifi/security multi-passphrase
            /interface/wifi/steering neighbor-group
            /interface/wireguard peers
            /interface/wireless access-list channels connect-list registration-table
            /interface/wireless security-profiles sniffer snooper
            /ip address arp cloud dhcp-client dhcp-relay dhcp-server dns firewall hotspot ipsec
            /ip kid-control media nat-pmp neighbor packing pool proxy reverse-proxy route service
            /ip settings smb socks socksify ssh tftp traffic-flow upnp vrf
            /ip/cloud advanced
            /ip/dhcp-client option
            /ip/dhcp-server alert config lease matcher network option vendor-class-id
            /ip/dhcp-server/option sets
            /ip/dns adlist cache forwarders static
            /ip/dns/cache all
            /ip/firewall address-list calea connection filter layer7-protocol mangle nat raw
            /ip/firewall service-port
            /ip/firewall/connection tracking
            /ip/hotspot active cookie host ip-binding profile service-port user walled-garden
            /ip/hotspot/user profile
            /ip/hotspot/walled-garden ip
            /ip/ipsec active-peers identity installed-sa key mode-config peer policy profile
            /ip/ipsec proposal settings statistics
            /ip/ipsec/key psk qkd rsa
            /ip/ipsec/policy group
            /ip/kid-control device
            /ip/media settings
            /ip/nat-pmp interfaces
            /ip/neighbor discovery-settings
            /ip/pool used
            /ip/proxy access cache cache-contents connections direct inserts lookups refreshes
            /ip/route cache rule vrf
            /ip/service webserver
            /ip/smb shares users
            /ip/socks access connections users
            /ip/tftp settings
            /ip/traffic-flow ipfix target
            /ip/upnp interfaces
            /ipv6 address dhcp-client dhcp-relay dhcp-server firewall nd neighbor pool route
            /ipv6 settings
            /ipv6/dhcp-client option
            /ipv6/dhcp-relay option routes
            /ipv6/dhcp-server binding option
            /ipv6/dhcp-server/option sets
            /ipv6/firewall address-list connection filter mangle nat raw
            /ipv6/nd prefix proxy
            /ipv6/nd/prefix default
            /ipv6/pool used
            /mpls forwarding-table interface ldp mangle settings traffic-eng
            /mpls/ldp accept-filter advertise-filter interface local-mapping neighbor remote-mapping
            /mpls/traffic-eng flow interface path tunnel
            /port remote-access
            /ppp aaa active l2tp-secret profile secret
            /queue interface simple tree type
            /radius incoming
            /routing bfd bgp fantasy filter gmp id igmp-proxy isis nexthop ospf pimsm rip route rpki
            /routing rule settings stats table
            /routing/bfd configuration session
            /routing/bgp advertisements connection evpn instance peer session template vpls vpn
            /routing/filter chain community-ext-list community-large-list community-list num-list
            /routing/filter rule select-rule
            /routing/igmp-proxy interface mfc
            /routing/isis instance interface interface-template lsp neighbor
            /routing/ospf area instance interface interface-template lsa neighbor static-neighbor
            /routing/ospf/area range
            /routing/pimsm bsr instance interface interface-template neighbor static-rp
            /routing/rip instance interface interface-template keys neighbor static-neighbor
            /routing/rpki session
            /routing/stats memory origin process
            /snmp community
            /system backup clock console default-configuration device-mode gps hardware health
            /system history identity leds license logging note ntp package resource routerboard
            /system scheduler script upgrade ups watchdog
            /system/backup cloud
            /system/clock manual
            /system/console screen
            /system/leds settings
            /system/logging action
            /system/ntp client key server
            /system/ntp/client servers
            /system/package local-update update
            /system/resource cpu hardware irq pci usb
            /system/routerboard settings
            /system/script environment job
            /tool bandwidth-server e-mail graphing mac-server netwatch romon sms sniffer
            /tool traffic-generator traffic-monitor
            /tool/bandwidth-server session
            /tool/graphing interface queue resource
            /tool/mac-server mac-winbox ping sessions
            /tool/romon port
            /tool/sms inbox
            /tool/sniffer connection host packet protocol
            /tool/traffic-generator packet-template port stats stream
            /user aaa active group settings ssh-keys
            /user/ssh-keys private
            """;

    /// Menus that a router has only with packages beside the main one.
    private static final Set<String> OF_PACKAGES =
            Set.of(
                    "/app",
                    "/caps-man",
                    "/container",
                    "/dude",
                    "/interface/veth",
                    "/interface/wireless",
                    "/iot",
                    "/system/gps",
                    "/system/ups",
                    "/user-manager",
                    "/zerotier");

    private static final Set<String> PATHS = paths();

    private KnownMenus() {}

    /// Whether `path` (`/ip/address`, the root is `/`) is a menu.
    public static boolean contains(String path) {
        return PATHS.contains(path);
    }

    /// The names of the menus right under `path`, in order.
    public static SortedSet<String> under(String path) {
        String start = path.equals("/") ? "/" : path + "/";
        SortedSet<String> names = new TreeSet<>();
        for (String each : PATHS) {
            if (each.length() > start.length() && each.startsWith(start)) {
                String rest = each.substring(start.length());
                if (rest.indexOf('/') < 0) {
                    names.add(rest);
                }
            }
        }
        return names;
    }

    /// These menus as a tree, for where no router told its own: those of a router without further
    /// packages, with the scripting language's commands. Menus may have more commands, and commands
    /// more arguments, than are known.
    public static MenuTree tree() {
        Map<String, MenuTree> root = new HashMap<>(Language.commands());
        addMenus("/", root);
        return new MenuTree(MenuTree.Kind.MENU, "", root);
    }

    private static void addMenus(String parent, Map<String, MenuTree> children) {
        for (String name : under(parent)) {
            String path = (parent.equals("/") ? "" : parent) + "/" + name;
            if (!OF_PACKAGES.contains(path)) {
                Map<String, MenuTree> inner = new HashMap<>(Language.verbs());
                addMenus(path, inner);
                children.put(name, MenuTree.openMenu(inner));
            }
        }
    }

    private static Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        paths.add("/");
        for (String line : TREE.split("\n")) {
            String[] words = line.split(" ");
            String parent = words[0].equals("/") ? "" : words[0];
            for (int i = 1; i < words.length; i++) {
                paths.add(parent + "/" + words[i]);
            }
        }
        return paths;
    }
}
