using System.Globalization;
using System.Text;

namespace PhotoGrid.Bench;

/// <summary>The table of results: what, the bar it is held to, what was measured.</summary>
internal sealed class Report
{
    private readonly List<(string What, string Bar, string Measured, string How)> _rows = [];
    private readonly string _loadBefore = LoadAverage();

    public void Add(string what, string bar, string measured, string how)
    {
        _rows.Add((what, bar, measured, how));
        Console.Error.WriteLine($"  {what}: {measured} (bar {bar})");
    }

    public void PublishSize()
    {
        var files = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(PhotoGrid.Published.Tests.Needs.Binary))!).GetFiles();
        Add("published folder", "—", Invariant($"{files.Sum(file => file.Length) / 1e6:F1} MB"), string.Join(", ", files.OrderByDescending(file => file.Length).Take(3).Select(file => Invariant($"{file.Name} {file.Length / 1e6:F1}"))));
    }

    public void Print() => Console.WriteLine(Table());

    public void Write(string path) => File.WriteAllText(path, $"""
        # Benchmarks

        Written by `./dev bench` on {DateTime.UtcNow:yyyy-MM-dd}: one run, on {CpuModel()}, {Environment.ProcessorCount} cores shared with other work, {OperatingSystemName()}.
        The load average was {_loadBefore} before and {LoadAverage()} after: where it is far above the number of cores, the same work also costs more CPU time (shared caches, sibling threads).

        Costs are CPU time of the server's process and its children (`/proc/PID/stat`), because wall time on a shared machine says little. Requests come over HTTP on loopback
        from another process ({Load.Client}), with a bearer session, authorization and `total` included.

        {Table()}
        ## How to read it
        - **Ingest** uploads through the chunked protocol, so it holds HTTP, hashing, every fsync, the catalog transaction, metadata, the eager renditions (WebP 150, 400, 800) and the hashes, until the last photo says `ready`.
          The photos are made by `photolib.py --mode full --raw` from the JPEGs of the corpus that have 8 to 24 megapixels: their own pixels, new metadata, so each file is another one.
          The figure for 12 MP is 12 times the CPU a megapixel.
        - **At 100,000 photos**: rows as a real library has them (place, camera, lens, exposure, all EXIF, five tags, a face each, a change each), written straight into the schema that the server made.
        - **Start** is the median of seven. CPU time comes in steps of 10 ms.
        - **The generated library** is made by `photolib.py --mode tiny` with ten thousand photos of fifteen years: nine cameras, fifteen places, offsets in some files and none in others, bursts, copies, files whose EXIF was taken
          away. Its truth says what a right importer finds. `tests/PhotoGrid.Published.Tests/Truth` compares; three hundred photos are compared in every test run.
        - **Memory** counts pages that the server and its worker share twice.
        - **The web app** runs in Chromium without a screen or a graphics processor. What a frame costs is the CPU time (`tdur`) of the tasks of the page's main thread, read from the browser's own trace, tracing included;
          painting into pixels happens on other threads. The first visit on 3G is wall time, the only time that a visitor has, and holds what the machine does beside.

        """.Replace("\r", string.Empty, StringComparison.Ordinal));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string LoadAverage() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static string CpuModel() =>
        File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "an unnamed CPU";

    private static string OperatingSystemName() =>
        File.Exists("/etc/os-release")
            ? File.ReadLines("/etc/os-release").FirstOrDefault(line => line.StartsWith("PRETTY_NAME=", StringComparison.Ordinal))?[12..].Trim('"') ?? "Linux"
            : "Linux";

    private string Table()
    {
        var text = new StringBuilder("| what | bar | measured | how |\n|---|---|---|---|\n");
        foreach (var (what, bar, measured, how) in _rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {what} | {bar} | {measured} | {how} |\n");
        }

        return text.ToString();
    }
}
