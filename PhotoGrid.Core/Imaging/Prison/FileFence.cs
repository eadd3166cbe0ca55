using System.Runtime.InteropServices;
using System.Text;
using PhotoGrid.Imaging.Worker;

namespace PhotoGrid.Imaging.Prison;

/// <summary>
/// Landlock: from now on the calling thread, and whatever it executes, can open for reading what was named here and nothing else, can
/// write nowhere and connect to nobody. Kernels before 5.13, or without it, can't: then the other walls have to hold.
/// </summary>
internal sealed unsafe class FileFence
{
    private const ulong Execute = 1, ReadFile = 4, ReadFolder = 8;
    private const int CreateRuleset = 444, AddRule = 445, RestrictSelf = 446;
    private const uint AskVersion = 1;
    private const int BeneathPath = 1;
    private const int OpenPathOnly = 0x200000 | 0x80000;

    private readonly int _version = (int)LibC.syscall(CreateRuleset, 0, 0, AskVersion);
    private readonly int _ruleset;

    internal FileFence()
    {
        if (_version < 1) return;
        var rights = new Rights
        {
            // What version 1 knows are 13 rights; a later version knows those and more.
            Files = _version switch { 1 => 0x1FFF, 2 => 0x3FFF, 3 or 4 => 0x7FFF, _ => 0xFFFF },
            Network = _version >= 4 ? 3u : 0,
            Scopes = _version >= 6 ? 3u : 0,
        };
        nuint size = _version >= 6 ? 24u : _version >= 4 ? 16u : 8u;
        _ruleset = (int)LibC.syscall(CreateRuleset, (nuint)(&rights), size, 0);
    }

    /// <summary>Whether this kernel can.</summary>
    internal bool IsPossible => _version >= 1 && _ruleset >= 0;

    /// <summary>Lets a folder or a file be read and executed; nothing happens where it is not there.</summary>
    internal FileFence LetRun(string path)
    {
        if (!IsPossible) return this;
        fixed (byte* name = Encoding.UTF8.GetBytes(path + '\0'))
        {
            int opened = LibC.open(name, OpenPathOnly, 0);
            if (opened < 0) return this;
            Add(opened, Directory.Exists(path) ? Execute | ReadFile | ReadFolder : Execute | ReadFile);
            _ = LibC.close(opened);
        }

        return this;
    }

    /// <summary>Lets an open file be opened again.</summary>
    internal FileFence LetRead(int file)
    {
        if (IsPossible) Add(file, ReadFile);
        return this;
    }

    /// <summary>Puts it in force; true also where the kernel can't. The thread must have given up gaining privileges before.</summary>
    internal bool TryClose()
    {
        if (!IsPossible) return true;
        bool done = LibC.syscall(RestrictSelf, (nuint)_ruleset, 0, 0) == 0;
        _ = LibC.close(_ruleset);
        return done;
    }

    private void Add(int file, ulong rights)
    {
        var rule = new PathRule { Rights = rights, File = file };
        if (LibC.syscall(AddRule, (nuint)_ruleset, BeneathPath, (nuint)(&rule), 0) != 0)
            throw new InvalidOperationException("The fence cannot be built.");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Rights
    {
        internal ulong Files;
        internal ulong Network;
        internal ulong Scopes;
    }

    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private struct PathRule
    {
        internal ulong Rights;
        internal int File;
    }
}
