using System.Text.RegularExpressions;

namespace PhotoGrid.Server.Tests.Faults;

/// <summary>
/// What an ingest does to the disk, call by call. The published file's own system calls are compared with the same list
/// (PhotoGrid.Published.Tests, Flush), so that what can be made to fail here is all there is.
/// </summary>
public sealed partial class IngestCallsTests
{
    [Fact]
    public async Task The_calls_of_an_ingest_are_those_of_the_list()
    {
        await using var server = await TroubledServer.StartAsync();
        using var owner = await server.Server.SetUpAsync();
        await owner.SendAsync("chunked", TestPhotos.Png(1));

        server.Trouble.Calls = [];
        await owner.UploadAsync(TestPhotos.Png(2));
        var calls = server.Trouble.Calls.Where(call => call.Contains(" originals/", StringComparison.Ordinal)).Select(Name).ToList();

        var list = Path.Combine(AppContext.BaseDirectory, "ingest-calls.txt");
        Assert.Equal(await File.ReadAllLinesAsync(list), calls);
    }

    // The parts of a name that differ from upload to upload.
    private static string Name(string call) => HashAndDate().Replace(Id().Replace(call, "ID"), "NAME");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex(@"\d{4}/\d\d(/picture\.[0-9a-f]+\.png)?")]
    private static partial Regex HashAndDate();
}
