package org.cloudpilot.simulator;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The boards that the simulator knows: what each says of itself where nobody changed anything.
/// Sizes in bytes, frequency in MHz.
public enum Hardware {
    RB750G(
            "RB750G",
            "RB750G",
            "mipsbe",
            "MIPS 24Kc V7.4",
            1,
            680,
            32,
            64,
            "3.31",
            Sensors.NONE,
            5,
            0,
            0),
    HEX(
            "hEX",
            "RB750Gr3",
            "mmips",
            "MIPS 1004Kc V2.15",
            4,
            880,
            256,
            16,
            "6.46.3",
            Sensors.NONE,
            5,
            0,
            0),
    HAP_AC_LITE(
            "hAP ac lite",
            "RB952Ui-5ac2nD",
            "mipsbe",
            "MIPS 24Kc V7.4",
            1,
            650,
            64,
            16,
            "6.42.5",
            Sensors.BOTH,
            5,
            0,
            2),
    HAP_AX2(
            "hAP ax^2",
            "C52iG-5HaxD2HaxD",
            "arm64",
            "ARM64",
            4,
            864,
            1024,
            128,
            "7.6",
            Sensors.TEMPERATURE,
            5,
            0,
            2),
    RB4011(
            "RB4011iGS+",
            "RB4011iGS+",
            "arm",
            "ARMv7",
            4,
            1400,
            1024,
            512,
            "6.45.9",
            Sensors.BOTH,
            10,
            1,
            0),
    RB5009(
            "RB5009UPr+S+",
            "RB5009UPr+S+",
            "arm64",
            "ARM64",
            4,
            700,
            1024,
            1024,
            "7.8",
            Sensors.BOTH,
            8,
            1,
            0),
    CCR2004(
            "CCR2004-16G-2S+",
            "CCR2004-16G-2S+",
            "arm64",
            "ARM64",
            4,
            1700,
            4096,
            128,
            "7.0.4",
            Sensors.BOTH,
            16,
            2,
            0),
    LHG5(
            "LHG 5",
            "RBLHG-5nD",
            "mipsbe",
            "MIPS 74Kc V4.12",
            1,
            600,
            64,
            16,
            "6.40.4",
            Sensors.BOTH,
            1,
            0,
            1),
    CHR("CHR", null, "x86_64", "QEMU Virtual CPU", 2, 2394, 1024, 128, null, Sensors.NONE, 4, 0, 0);

    /// What `/system/health` can measure.
    enum Sensors {
        NONE,
        TEMPERATURE,
        BOTH
    }

    private static final long MIB = 1L << 20;

    final String boardName;

    /// Null on a virtual machine, which has no routerboard.
    final @Nullable String model;

    final String architecture;
    final String cpu;
    final int cores;
    final int megahertz;
    final long memory;
    final long disk;
    final @Nullable String factory;
    final Sensors sensors;
    private final int copper;
    private final int fibre;
    private final int radios;

    Hardware(
            String boardName,
            @Nullable String model,
            String architecture,
            String cpu,
            int cores,
            int megahertz,
            int memoryMib,
            int diskMib,
            @Nullable String factory,
            Sensors sensors,
            int copper,
            int fibre,
            int radios) {
        this.boardName = boardName;
        this.model = model;
        this.architecture = architecture;
        this.cpu = cpu;
        this.cores = cores;
        this.megahertz = megahertz;
        this.memory = memoryMib * MIB;
        this.disk = diskMib * MIB;
        this.factory = factory;
        this.sensors = sensors;
        this.copper = copper;
        this.fibre = fibre;
        this.radios = radios;
    }

    /// The names of its ports, as the factory gave them.
    List<String> ports(boolean version7) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= copper; i++) {
            names.add("ether" + i);
        }
        for (int i = 1; i <= fibre; i++) {
            names.add(fibre == 1 ? "sfp-sfpplus1" : "sfp-sfpplus" + i);
        }
        for (int i = 1; i <= radios; i++) {
            names.add(this == HAP_AX2 && version7 ? "wifi" + i : "wlan" + i);
        }
        return names;
    }
}
