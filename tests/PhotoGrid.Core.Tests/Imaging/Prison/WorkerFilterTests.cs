using PhotoGrid.Imaging.Prison;

namespace PhotoGrid.Core.Tests.Imaging.Prison;

/// <summary>The filter as the kernel would run it, for both machines: only one of them is here.</summary>
public class WorkerFilterTests
{
    private const uint Allowed = 0x7FFF0000, NotPermitted = 0x00050001, NotImplemented = 0x00050026, Ended = 0x80000000;
    private const uint X64 = 0xC000003E, Arm64 = 0xC00000B7;

    // Numbers by asm/unistd.h, written down here once more on purpose.
    [Theory]
    [InlineData("read", 0, 63, Allowed)]
    [InlineData("write", 1, 64, Allowed)]
    [InlineData("mmap", 9, 222, Allowed)]
    [InlineData("futex", 202, 98, Allowed)]
    [InlineData("clock_gettime", 228, 113, Allowed)]
    [InlineData("exit_group", 231, 94, Allowed)]
    [InlineData("openat", 257, 56, NotPermitted)]
    [InlineData("openat2", 437, 437, NotPermitted)]
    [InlineData("socket", 41, 198, NotPermitted)]
    [InlineData("connect", 42, 203, NotPermitted)]
    [InlineData("sendto", 44, 206, NotPermitted)]
    [InlineData("execve", 59, 221, NotPermitted)]
    [InlineData("execveat", 322, 281, NotPermitted)]
    [InlineData("ptrace", 101, 117, NotPermitted)]
    [InlineData("kill", 62, 129, NotPermitted)]
    [InlineData("unlinkat", 263, 35, NotPermitted)]
    [InlineData("renameat2", 316, 276, NotPermitted)]
    [InlineData("memfd_create", 319, 279, NotPermitted)]
    [InlineData("mount", 165, 40, NotPermitted)]
    [InlineData("bpf", 321, 280, NotPermitted)]
    [InlineData("io_uring_setup", 425, 425, NotPermitted)]
    [InlineData("seccomp", 317, 277, NotPermitted)]
    [InlineData("a call of the future", 999, 999, NotPermitted)]
    [InlineData("clone3", 435, 435, NotImplemented)]
    public void A_worker_may_work_and_nothing_else(string call, int x64, int arm64, uint verdict)
    {
        Assert.Equal((call, verdict), (call, Ask(arm: false, X64, x64)));
        Assert.Equal((call, verdict), (call, Ask(arm: true, Arm64, arm64)));
    }

    [Theory]
    [InlineData("open", 2)]
    [InlineData("creat", 85)]
    [InlineData("fork", 57)]
    [InlineData("vfork", 58)]
    [InlineData("unlink", 87)]
    [InlineData("stat", 4)]
    public void The_older_calls_of_x64_are_refused_too(string call, int number)
    {
        Assert.Equal((call, NotPermitted), (call, Ask(arm: false, X64, number)));
    }

    [Theory]
    [InlineData("a thread", 56, 220, 0, 0x3D0F00L, Allowed)]
    [InlineData("a process", 56, 220, 0, 17L, NotPermitted)]
    [InlineData("its own limits", 302, 261, 0, 0L, Allowed)]
    [InlineData("another's limits", 302, 261, 0, 1L, NotPermitted)]
    [InlineData("another's limits, far away", 302, 261, 0, 1L << 32, NotPermitted)]
    [InlineData("the name of a thread", 157, 167, 0, 15L, Allowed)]
    [InlineData("another switch of its process", 157, 167, 0, 4L, NotPermitted)]
    [InlineData("the status of what is open", 262, 79, 3, 0x1000L, Allowed)]
    [InlineData("the status of a path", 262, 79, 3, 0L, NotPermitted)]
    [InlineData("a signal to another process", 234, 131, 0, 1L, NotPermitted)]
    public void Some_calls_depend_on_what_is_asked(string what, int x64, int arm64, int argument, long value, uint verdict)
    {
        Assert.Equal((what, verdict), (what, Ask(arm: false, X64, x64, argument, value)));
        Assert.Equal((what, verdict), (what, Ask(arm: true, Arm64, arm64, argument, value)));
    }

    [Fact]
    public void Calls_of_another_machine_end_the_process()
    {
        const uint I386 = 0x40000003;

        Assert.Equal(Ended, Ask(arm: false, I386, 3));
        Assert.Equal(Ended, Ask(arm: false, Arm64, 63));
        Assert.Equal(Ended, Ask(arm: true, X64, 0));
        Assert.Equal(Ended, Ask(arm: false, X64, 0x40000000 | 1));
    }

    [Fact]
    public void It_may_signal_itself()
    {
        Assert.Equal(Allowed, Ask(arm: false, X64, 234, 0, Environment.ProcessId));
    }

    // Of the kernel's little machine: the four instructions that are used, on number, machine and arguments.
    private static uint Ask(bool arm, uint machine, int call, int argument = 0, long value = 0)
    {
        var program = WorkerFilter.Make(arm).Instructions;
        uint loaded = 0;
        for (int at = 0; at < program.Count; at++)
        {
            var instruction = program[at];
            switch (instruction.Code)
            {
                case 0x20:
                    int asked = (int)instruction.Value - 16;
                    loaded = instruction.Value == 0 ? (uint)call : instruction.Value == 4 ? machine
                        : asked / 8 != argument ? 0 : asked % 8 == 0 ? (uint)value : (uint)(value >> 32);
                    break;
                case 0x06:
                    return instruction.Value;
                default:
                    bool holds = instruction.Code switch
                    {
                        0x15 => loaded == instruction.Value,
                        0x35 => loaded >= instruction.Value,
                        0x45 => (loaded & instruction.Value) != 0,
                        _ => throw new InvalidOperationException("The kernel knows more than this test."),
                    };
                    at += holds ? instruction.Then : instruction.Otherwise;
                    break;
            }
        }

        throw new InvalidOperationException("The program runs over its end.");
    }
}
