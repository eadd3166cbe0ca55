using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using PhotoGrid.Disk;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>The real calls, until one is to fail. A write for which there is no room leaves half of its bytes, as a real one may.</summary>
internal sealed class TroubledDisk(Trouble trouble) : DiskCalls
{
    private readonly ConditionalWeakTable<SafeFileHandle, string> _paths = [];

    internal override SafeFileHandle Create(string path) => Remember(Try("create", path, () => base.Create(path)), path);

    internal override SafeFileHandle OpenToWrite(string path) => Remember(Try("open", path, () => base.OpenToWrite(path)), path);

    internal override void SetLength(SafeFileHandle file, long length) => Try("truncate", PathOf(file), () => base.SetLength(file, length));

    internal override void Write(SafeFileHandle file, ReadOnlySpan<byte> bytes, long offset)
    {
        if (trouble.Strike("write", PathOf(file)) is not 0 and var errno)
        {
            base.Write(file, bytes[..(bytes.Length / 2)], offset);
            throw Error(errno);
        }

        base.Write(file, bytes, offset);
    }

    internal override void Flush(SafeFileHandle file) => Try("fsync", PathOf(file), () => base.Flush(file));

    internal override void FlushFolder(string path) => Try("fsync", path, () => base.FlushFolder(path));

    internal override bool RenameNew(string from, string to) => Try("rename", to, () => base.RenameNew(from, to));

    internal override void Replace(string from, string to) => Try("rename", to, () => base.Replace(from, to));

    internal override void Delete(string path) => Try("unlink", path, () => base.Delete(path));

    internal override void MakeFolder(string path) => Try("mkdir", path, () => base.MakeFolder(path));

    private static IOException Error(int errno) => new("The disk is in trouble.", errno);

    private string PathOf(SafeFileHandle file) => _paths.TryGetValue(file, out var path) ? path : "";

    private SafeFileHandle Remember(SafeFileHandle file, string path)
    {
        _paths.Add(file, path);
        return file;
    }

    private void Try(string call, string path, Action real) => Try(call, path, () =>
    {
        real();
        return true;
    });

    private T Try<T>(string call, string path, Func<T> real) => trouble.Strike(call, path) is not 0 and var errno ? throw Error(errno) : real();
}
