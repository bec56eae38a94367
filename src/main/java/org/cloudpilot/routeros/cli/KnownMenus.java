package org.cloudpilot.routeros.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The menus that a line may name without a verb, and whose words may be parted by blanks. Written
/// by hand, of RouterOS 6 and 7 together: a router has some and lacks others, and knows more.
public final class KnownMenus {
    /// A menu, then its children; the root's come first.
    private static final String TREE =
            """
            / interface ip ipv6 ppp queue routing system tool user log file certificate snmp radius
            / container disk mpls port bridge caps-man special-login console app zerotier
            /interface bonding bridge dot1x eoip ethernet gre ipip l2tp-client l2tp-server list lte
            /interface macsec macvlan mesh ovpn-client ovpn-server ppp-client pppoe-client
            /interface pppoe-server pptp-client pptp-server sstp-client sstp-server veth vlan vpls
            /interface vrrp vxlan wifi wifiwave2 wireguard wireless
            /interface/bridge filter host mdb msti nat port settings vlan
            /interface/ethernet poe switch
            /interface/ethernet/switch host port rule vlan
            /interface/list member
            /interface/lte apn
            /interface/l2tp-server server
            /interface/ovpn-server server
            /interface/pppoe-server server
            /interface/pptp-server server
            /interface/sstp-server server
            /interface/wifi access-list capsman channel configuration datapath provisioning radio
            /interface/wifi registration-table security steering
            /interface/wireguard peers
            /interface/wireless access-list channels connect-list registration-table
            /interface/wireless security-profiles snooper sniffer
            /ip address arp cloud dhcp-client dhcp-relay dhcp-server dns firewall hotspot ipsec
            /ip kid-control neighbor packing pool proxy route service settings smb socks ssh tftp
            /ip traffic-flow upnp vrf
            /ip/cloud advanced
            /ip/dhcp-client option
            /ip/dhcp-server alert config lease matcher network option vendor-class-id
            /ip/dns adlist cache forwarders static
            /ip/firewall address-list calea connection filter layer7-protocol mangle nat raw
            /ip/firewall service-port
            /ip/firewall/connection tracking
            /ip/hotspot active cookie host ip-binding profile service-port user walled-garden
            /ip/hotspot/user profile
            /ip/hotspot/walled-garden ip
            /ip/ipsec active-peers identity installed-sa key mode-config peer policy profile
            /ip/ipsec proposal settings statistics
            /ip/neighbor discovery-settings
            /ip/pool used
            /ip/proxy access cache
            /ip/route cache rule vrf
            /ipv6 address dhcp-client dhcp-server firewall nd neighbor pool route settings
            /ipv6/firewall address-list connection filter mangle nat raw
            /ipv6/nd prefix
            /mpls interface ldp forwarding-table settings
            /ppp aaa active l2tp-secret profile secret
            /queue interface simple tree type
            /radius incoming
            /routing bfd bgp filter id igmp-proxy isis nexthop ospf pimsm rip route rule settings
            /routing stats table
            /routing/bgp advertisements connection instance peer session template vpn
            /routing/filter rule community-list num-list
            /routing/ospf area instance interface interface-template lsa neighbor
            /snmp community
            /system clock console device-mode gps hardware health history identity leds license
            /system logging note ntp package resource routerboard scheduler script ups upgrade
            /system watchdog
            /system/clock manual
            /system/logging action
            /system/ntp client server
            /system/ntp/client servers
            /system/package update
            /system/resource cpu irq pci usb
            /system/routerboard settings
            /system/script environment job
            /tool bandwidth-server e-mail graphing mac-server netwatch romon sms sniffer
            /tool traffic-generator traffic-monitor
            /tool/graphing interface queue resource
            /tool/mac-server mac-winbox ping sessions
            /tool/romon port
            /user aaa active group settings ssh-keys
            """;

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
