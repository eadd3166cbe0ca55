namespace PhotoGrid.Imaging.Prison;

/// <summary>A call of the kernel by its numbers on both machines; null where a machine has it not. From asm/unistd.h, kernel 6.1.</summary>
internal readonly record struct Syscall(int? X64, int? Arm64)
{
    internal static readonly Syscall Open = new(2, null), OpenAt = new(257, 56), OpenAt2 = new(437, 437), CloneThread = new(56, 220), Clone3 = new(435, 435),
        SetLimits = new(302, 261), SignalThread = new(234, 131), FileStatusAt = new(262, 79), ControlProcess = new(157, 167), Filter = new(317, 277);

    /// <summary>
    /// What a program does that has all it needs: memory, threads, waiting, clocks, and reading and writing what is open already.
    /// </summary>
    internal static readonly Syscall[] Working =
    [
        new(0, 63), new(1, 64), new(19, 65), new(20, 66), new(17, 67), new(8, 62), new(3, 57), new(5, 80), new(72, 25), new(7, null), new(271, 73), // read … ppoll
        new(9, 222), new(11, 215), new(10, 226), new(25, 216), new(28, 233), new(12, 214), new(324, 283), // mmap … membarrier
        new(202, 98), new(24, 124), new(204, 123), new(143, 121), new(145, 120), new(146, 125), new(147, 126), new(309, 168), new(273, 99), new(334, 293), new(218, 96), // futex … set_tid_address
        new(35, 101), new(230, 115), new(228, 113), new(229, 114), new(96, 169), new(201, null), // nanosleep … time
        new(39, 172), new(186, 178), new(110, 173), new(98, 165), new(97, 163), new(100, 153), new(99, 179), new(318, 278), // getpid … getrandom
        new(13, 134), new(14, 135), new(15, 139), new(131, 132), new(219, 128), // signals to itself
        new(60, 93), new(231, 94), // exit
    ];

    /// <summary>Sockets of every kind.</summary>
    internal static readonly Syscall[] Network =
    [
        new(41, 198), new(42, 203), new(43, 202), new(44, 206), new(45, 207), new(46, 211), new(47, 212), new(48, 210), new(49, 200), new(50, 201),
        new(53, 199), new(288, 242), new(299, 243), new(307, 269),
    ];

    /// <summary>Other processes: making them, looking into them, sending them signals.</summary>
    internal static readonly Syscall[] Processes =
    [
        new(57, null), new(58, null), new(322, 281), // fork, vfork, execveat
        new(101, 117), new(310, 270), new(311, 271), new(312, 272), new(440, 440), // ptrace, process_vm_*, kcmp, process_madvise
        new(62, 129), new(200, 130), new(129, 138), new(297, 240), new(424, 424), new(434, 434), new(438, 438), // kill and pidfds
        new(272, 97), new(308, 268), new(160, 164), new(135, 92), // unshare, setns, setrlimit, personality
    ];

    /// <summary>Changing anything on a file system.</summary>
    internal static readonly Syscall[] Files =
    [
        new(85, null), new(76, 45), new(82, null), new(264, 38), new(316, 276), new(87, null), new(263, 35), new(84, null), // creat … rmdir
        new(83, null), new(258, 34), new(86, null), new(265, 37), new(88, null), new(266, 36), new(133, null), new(259, 33), // mkdir … mknodat
        new(90, null), new(91, 52), new(268, 53), new(452, 452), new(92, null), new(93, 55), new(94, null), new(260, 54), // chmod … fchownat
        new(132, null), new(235, null), new(261, null), new(280, 88), // utimes
        new(188, 5), new(189, 6), new(190, 7), new(197, 14), new(198, 15), new(199, 16), // extended attributes
        new(303, 264), new(304, 265), new(319, 279), // file handles, memfd_create
    ];

    /// <summary>The machine itself: mounts, modules, clocks, keys, tracing, and the doors that kernels were broken through.</summary>
    internal static readonly Syscall[] Machine =
    [
        new(165, 40), new(166, 39), new(155, 41), new(161, 51), new(428, 428), new(429, 429), new(430, 430), new(431, 431), new(432, 432),
        new(433, 433), new(442, 442), // mounts
        new(321, 280), new(298, 241), new(323, 282), new(425, 425), new(426, 426), new(427, 427), // bpf, perf, userfaultfd, io_uring
        new(250, 219), new(248, 217), new(249, 218), // keys
        new(246, 104), new(320, 294), new(175, 105), new(313, 273), new(176, 106), new(169, 142), new(167, 224), new(168, 225), // kexec … swap
        new(163, 89), new(164, 170), new(227, 112), new(159, 171), new(305, 266), new(170, 161), new(171, 162), new(179, 60), new(103, 116), // acct … syslog
        new(172, null), new(173, null), new(154, null), // ports, modify_ldt
    ];
}
