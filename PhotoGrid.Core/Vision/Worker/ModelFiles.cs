using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Vision.Worker;

/// <summary>
/// The files of all models, opened before the worker locks itself in; read, and hashed at every reading, when a model is first needed. What is
/// hashed is what is loaded: nobody can put another file in between.
/// </summary>
internal sealed class ModelFiles
{
    private readonly Dictionary<string, (SafeFileHandle File, long Length)> _open = [];

    internal ModelFiles(ModelSet models)
    {
        foreach (InstalledModel model in models.Models)
        {
            foreach (ModelFile file in model.Entry.Files) Open(Path.Combine(model.Folder, file.Name));
        }
    }

    /// <summary>Hands the checked bytes of a model's file to <paramref name="use"/>; <see cref="ModelException"/> where it is not what its manifest says.</summary>
    internal unsafe T Read<T>(InstalledModel model, int index, Func<ReadOnlySpan<byte>, T> use)
    {
        ModelFile file = model.Entry.Files[index];
        if (!_open.TryGetValue(Path.Combine(model.Folder, file.Name), out var open)) throw new ModelException($"{file.Name} is missing.");
        if (open.Length != file.Bytes) throw new ModelException($"{file.Name} has {open.Length} bytes and should have {file.Bytes}: it is cut short or another file.");
        // Outside managed memory, which is small here and would keep it.
        var bytes = (byte*)NativeMemory.Alloc((nuint)open.Length);
        try
        {
            var content = new Span<byte>(bytes, checked((int)open.Length));
            for (int at = 0; at < content.Length;)
            {
                int read = RandomAccess.Read(open.File, content[at..], at);
                if (read == 0) throw new ModelException($"{file.Name} became shorter while it was read.");
                at += read;
            }

            if (Convert.ToHexStringLower(SHA256.HashData(content)) != file.Sha256)
                throw new ModelException($"{file.Name} is not the file that the manifest names: its SHA-256 is another.");
            return use(content);
        }
        finally
        {
            NativeMemory.Free(bytes);
        }
    }

    private void Open(string path)
    {
        try
        {
            SafeFileHandle file = File.OpenHandle(path);
            if (!_open.TryAdd(path, (file, RandomAccess.GetLength(file)))) file.Dispose();
        }
        catch (Exception missing) when (missing is IOException or UnauthorizedAccessException)
        {
            // Said when it is needed.
        }
    }
}
