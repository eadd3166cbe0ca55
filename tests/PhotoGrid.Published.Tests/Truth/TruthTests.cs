namespace PhotoGrid.Published.Tests.Truth;

/// <summary>Three hundred generated photos, and what the published file finds in them. `./dev bench library` does the same with ten thousand.</summary>
public sealed class TruthTests
{
    [GeneratorFact]
    public async Task Dates_places_cameras_copies_and_bursts_are_those_that_were_written()
    {
        using var library = new DataFolder();
        await GeneratedLibrary.MakeAsync(library.Path, 300, seed: 3);
        using var folder = new DataFolder();
        await using var server = await PublishedServer.StartAsync(folder.Path);
        using var client = new Client(server.Address);
        await client.SetUpAsync();
        await client.SignInAsync();

        var result = await TruthCheck.RunAsync(client, library.Path);

        Assert.Empty(result.Wrong);
        Assert.True(result is { Photos: > 250, Copies: > 0, CopiesMade: 0 }, result.ToString());
        Assert.Equal(result.Copies, result.CopiesFound);
        Assert.DoesNotContain(result.Strangers, line => line.EndsWith("of another scene", StringComparison.Ordinal));
        Assert.True(result.Frames > 0 && result.FramesFound >= 0.95 * result.Frames, $"{result.FramesFound} of {result.Frames} photos stand with their burst");
    }
}
