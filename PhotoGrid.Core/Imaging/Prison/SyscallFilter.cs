using System.Runtime.InteropServices;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Prison;

/// <summary>
/// A seccomp filter, put together call by call: what is named is refused with an error number, or let pass; what happens to everything
/// else is said at the end. Calls of another machine's kind end the process. It holds for whatever is executed or started too, for good.
/// </summary>
internal sealed unsafe class SyscallFilter
{
    private const int NotPermitted = 1, NotImplemented = 38;
    private const ushort LoadWord = 0x20, JumpIfEqual = 0x15, JumpIfAtLeast = 0x35, JumpIfAnyBit = 0x45, Return = 0x06;
    private const uint Allow = 0x7FFF0000, Refuse = 0x00050000, End = 0x80000000;
    private const uint NumberAt = 0, MachineAt = 4, ArgumentsAt = 16;

    // The 32-bit-pointer calls of x64 begin here; nothing we run makes them.
    private const uint FirstX32 = 0x40000000;

    private const int SetSeccomp = 22;
    private const int FilterMode = 2;

    private readonly List<Instruction> _program = [];
    private readonly bool _arm;
    private Instruction[] _instructions = [];

    internal SyscallFilter() : this(IsArm)
    {
    }

    /// <summary>For the other machine: to be looked at, not to be installed here.</summary>
    internal SyscallFilter(bool arm)
    {
        _arm = arm;
        Add(LoadWord, MachineAt);
        Add(JumpIfEqual, arm ? 0xC00000B7u : 0xC000003Eu, then: 1);
        Add(Return, End);
        Add(LoadWord, NumberAt);
        Add(JumpIfAtLeast, FirstX32, otherwise: 1);
        Add(Return, End);
    }

    /// <summary>What the kernel is given, once finished.</summary>
    internal IReadOnlyList<Instruction> Instructions => _instructions;

    internal static bool IsArm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    internal SyscallFilter Deny(params ReadOnlySpan<Syscall> calls)
    {
        foreach (Syscall call in calls) On(call, Body(new Instruction(Return, 0, 0, Refuse | NotPermitted)));
        return this;
    }

    internal SyscallFilter Let(params ReadOnlySpan<Syscall> calls)
    {
        foreach (Syscall call in calls) On(call, Body(new Instruction(Return, 0, 0, Allow)));
        return this;
    }

    /// <summary>As a kernel answers that is too old for the call: libraries then take the older way.</summary>
    internal SyscallFilter Hide(Syscall call) => On(call, Body(new Instruction(Return, 0, 0, Refuse | NotImplemented)));

    /// <summary>Refuses it where the low half of an argument has any of these bits.</summary>
    internal SyscallFilter DenyIfAny(Syscall call, int argument, uint bits) => On(call, Body(
        Argument(argument),
        new Instruction(JumpIfAnyBit, 1, 0, bits),
        new Instruction(Return, 0, 0, Allow),
        new Instruction(Return, 0, 0, Refuse | NotPermitted)));

    /// <summary>Refuses it where the low half of an argument lacks one of these bits.</summary>
    internal SyscallFilter DenyUnlessAny(Syscall call, int argument, uint bits) => On(call, Body(
        Argument(argument),
        new Instruction(JumpIfAnyBit, 1, 0, bits),
        new Instruction(Return, 0, 0, Refuse | NotPermitted),
        new Instruction(Return, 0, 0, Allow)));

    /// <summary>Refuses it unless the argument is this number.</summary>
    internal SyscallFilter DenyUnless(Syscall call, int argument, uint value) => On(call, Body(
        Argument(argument),
        new Instruction(JumpIfEqual, 0, 3, value),
        new Instruction(LoadWord, 0, 0, ArgumentsAt + ((uint)argument * 8) + 4),
        new Instruction(JumpIfEqual, 0, 1, 0),
        new Instruction(Return, 0, 0, Allow),
        new Instruction(Return, 0, 0, Refuse | NotPermitted)));

    /// <summary>Nothing more is added; what is left is one call that allocates nothing. Without a word everything else is allowed.</summary>
    internal SyscallFilter Finish(bool denyOthers = false)
    {
        Add(Return, denyOthers ? Refuse | NotPermitted : Allow);
        _instructions = [.. _program];
        return this;
    }

    /// <summary>Puts it in force; false where the kernel has no seccomp. The thread must have given up gaining privileges before.</summary>
    internal bool TryInstall()
    {
        fixed (Instruction* first = _instructions)
        {
            var program = new Program { Length = (ushort)_instructions.Length, First = first };
            return LibC.prctl(SetSeccomp, FilterMode, (nuint)(&program), 0, 0) == 0;
        }
    }

    /// <summary>As <see cref="TryInstall"/>, for all threads of this process at once.</summary>
    internal bool TryInstallForAllThreads()
    {
        const nuint SetModeFilter = 1, SynchronizeThreads = 1;
        fixed (Instruction* first = _instructions)
        {
            var program = new Program { Length = (ushort)_instructions.Length, First = first };
            int seccomp = (IsArm ? Syscall.Filter.Arm64 : Syscall.Filter.X64)!.Value;
            return LibC.syscall(seccomp, SetModeFilter, SynchronizeThreads, (nuint)(&program)) == 0;
        }
    }

    // Every body ends in a return, so whoever jumps over it still has the number loaded.
    private SyscallFilter On(Syscall call, Instruction[] body)
    {
        if ((_arm ? call.Arm64 : call.X64) is not { } number) return this;
        Add(JumpIfEqual, (uint)number, otherwise: (byte)body.Length);
        _program.AddRange(body);
        return this;
    }

    private void Add(ushort code, uint value, byte then = 0, byte otherwise = 0) => _program.Add(new Instruction(code, then, otherwise, value));

    private static Instruction Argument(int index) => new(LoadWord, 0, 0, ArgumentsAt + ((uint)index * 8));

    private static Instruction[] Body(params Instruction[] instructions) => instructions;

    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Instruction(ushort Code, byte Then, byte Otherwise, uint Value);

    [StructLayout(LayoutKind.Sequential)]
    private struct Program
    {
        internal ushort Length;
        internal Instruction* First;
    }
}
