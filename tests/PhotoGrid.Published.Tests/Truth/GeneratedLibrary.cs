using System.Diagnostics;
using System.Globalization;

namespace PhotoGrid.Published.Tests.Truth;

/// <summary>A library of small photos with real metadata, made by shared/gen/photolib.py, and the truth about it.</summary>
internal static class GeneratedLibrary
{
    /// <summary>Makes <paramref name="count"/> photos in the folder from a few of the corpus; the same seed, the same library.</summary>
    public static async Task MakeAsync(string folder, int count, int seed)
    {
        var sources = Directory.CreateDirectory(Path.Combine(folder, "sources")).FullName;
        foreach (var photo in Needs.CorpusPhotos(1_000_000, 4_000_000).Where(IsJpeg).Take(8))
            File.CreateSymbolicLink(Path.Combine(sources, $"{Guid.NewGuid():N}.jpg"), photo);
        await PythonAsync(
            Needs.Generator!, "--src", sources, "--out", folder, "--n", Text(count), "--mode", "tiny", "--pool", "24", "--seed", Text(seed), "--min-bytes", "1000000", "--jobs", "1");
    }

    /// <summary>Makes a Google Takeout of such a library: two zips with the traps of its names, and expected.jsonl.</summary>
    public static Task MakeTakeoutAsync(string library, string folder, int count) =>
        PythonAsync(Path.Combine(Path.GetDirectoryName(Needs.Generator!)!, "takeout.py"), "--lib", library, "--out", folder, "--n", Text(count));

    private static async Task PythonAsync(params string[] arguments)
    {
        var python = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            python.ArgumentList.Add(argument);

        using var process = Process.Start(python)!;
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(await errors);
    }

    private static bool IsJpeg(string path)
    {
        using var file = File.OpenRead(path);
        return file.ReadByte() == 0xFF && file.ReadByte() == 0xD8;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
