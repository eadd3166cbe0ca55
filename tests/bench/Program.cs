using PhotoGrid.Bench;
using PhotoGrid.Bench.Web;

// ./dev bench starts this with PHOTOGRID_BIN set to a published file and PHOTOGRID_BENCH_PHOTOS to generated photos.
string[] all = ["start", "ingest", "browse", "read", "library", "web", "vision"];
var wanted = args.Length == 0 ? all : args;
if (wanted.Except(all).Any())
{
    Console.Error.WriteLine($"./dev bench [{string.Join('|', all)}]...");
    return 2;
}

var report = new Report();
report.PublishSize();
if (wanted.Contains("start"))
{
    await StartBench.RunAsync(report);
}

if (wanted.Contains("ingest"))
{
    await IngestBench.RunAsync(report);
}

if (wanted.Contains("browse"))
{
    await BrowseBench.RunAsync(report);
}

if (wanted.Contains("read"))
{
    await ReadBench.RunAsync(report);
}

if (wanted.Contains("library"))
{
    await LibraryBench.RunAsync(report);
}

if (wanted.Contains("web"))
{
    await WebBench.RunAsync(report);
}

if (wanted.Contains("vision"))
{
    await VisionBench.RunAsync(report);
}

report.Print();
if (Environment.GetEnvironmentVariable("PHOTOGRID_BENCH_REPORT") is { Length: > 0 } path && wanted.Length == all.Length)
{
    report.Write(path);
}

return 0;
