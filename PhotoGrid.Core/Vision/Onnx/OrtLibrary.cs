using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace PhotoGrid.Vision.Onnx;

/// <summary>Finds ONNX Runtime beside the binary and starts it once a process, or says why it can't.</summary>
internal static class OrtLibrary
{
    private const string FileName = "libonnxruntime.so.1";

    private static readonly Lock Gate = new();
    private static bool _tried;
    private static string? _problem;

    /// <summary>Whether the library lies where it is looked for; it is not loaded.</summary>
    internal static bool IsThere => Find() is not null;

    /// <summary>What people are told where it does not.</summary>
    internal const string Missing = "The model runtime (ONNX Runtime) is not installed beside the program.";

    /// <summary>Loads and initialises it. Safe to call again; false with a sentence when it is missing or broken.</summary>
    internal static bool TryStart([NotNullWhen(false)] out string? problem)
    {
        lock (Gate)
        {
            if (!_tried)
            {
                _tried = true;
                _problem = Start();
            }

            problem = _problem;
            return problem is null;
        }
    }

    /// <summary>The library's file: beside the binary, then in the runtimes folder of the source tree; null when absent.</summary>
    internal static string? Find()
    {
        string folder = Path.Combine("runtimes", RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "linux-arm64" : "linux-x64", "native");
        string beside = Path.Combine(AppContext.BaseDirectory, FileName);
        if (File.Exists(beside)) return beside;
        for (var up = new DirectoryInfo(AppContext.BaseDirectory); up is not null; up = up.Parent)
        {
            string file = Path.Combine(up.FullName, folder, FileName);
            if (File.Exists(file)) return file;
        }

        return null;
    }

    private static string? Start()
    {
        if (Find() is not { } file) return Missing;
        if (!NativeLibrary.TryLoad(file, out IntPtr library)) return "The model runtime (ONNX Runtime) is there but does not load on this machine.";
        try
        {
            OrtApi.Start(library);
            return null;
        }
        catch (Exception problem) when (problem is OrtException or EntryPointNotFoundException)
        {
            return $"The model runtime (ONNX Runtime) does not start on this machine ({problem.Message}).";
        }
    }
}
