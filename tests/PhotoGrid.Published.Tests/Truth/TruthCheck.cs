using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace PhotoGrid.Published.Tests.Truth;

/// <summary>What came of a generated library, compared with what its generator knows of it.</summary>
internal sealed record TruthResult
{
    public required int Photos { get; init; }

    public required int Copies { get; init; }

    public required int CopiesFound { get; init; }

    /// <summary>Answered as a copy without being one.</summary>
    public required int CopiesMade { get; init; }

    public required int Bursts { get; init; }

    /// <summary>Stacked as the generator shot them: all of one burst, and none of another.</summary>
    public required int BurstsFound { get; init; }

    /// <summary>Photos of bursts, those without EXIF left out: nothing in them says when they were taken.</summary>
    public required int Frames { get; init; }

    /// <summary>Those of them that stand in the stack where most of their burst stands.</summary>
    public required int FramesFound { get; init; }

    /// <summary>One line for each photo that is in a stack of others than those it was shot with.</summary>
    public required IReadOnlyList<string> Strangers { get; init; }

    /// <summary>One line for each photo that has a wrong date, place, camera or size, or is not there: the path, and what is wrong.</summary>
    public required IReadOnlyList<string> Wrong { get; init; }

    public int WrongIn(string what) => Wrong.Count(line => line.EndsWith(what, StringComparison.Ordinal));

    public double DatesRight => 1 - ((WrongIn("date") + WrongIn("absent")) / (double)Photos);
}

/// <summary>Uploads a generated library over HTTP and asks the server what it found.</summary>
internal static class TruthCheck
{
    private const int Uploaders = 4;

    public static async Task<TruthResult> RunAsync(Client client, string folder)
    {
        var truth = TruePhoto.Read(folder);
        var originals = truth.Where(photo => !photo.IsCopy).ToList();
        // Copies after what they are copies of, as in a folder that is imported again.
        var made = await UploadAsync(client, folder, originals);
        var again = await UploadAsync(client, folder, truth.Where(photo => photo.IsCopy));
        await SettledAsync(client);

        var found = (await client.PhotosAsync()).ToDictionary(photo => (string)photo["filename"]!);
        var bursts = BurstsOf(originals);
        return new TruthResult
        {
            Photos = originals.Count,
            Copies = again.Count,
            CopiesFound = again.Values.Count(status => status == "duplicate"),
            CopiesMade = made.Values.Count(status => status != "created"),
            Wrong = [.. originals.SelectMany(photo => Faults(photo, found.GetValueOrDefault(photo.Filename)))],
            Bursts = bursts.Count,
            BurstsFound = bursts.Count(burst => IsStacked(burst, found)),
            Frames = bursts.Sum(burst => burst.Count),
            FramesFound = bursts.Sum(burst => FramesTogether(burst, found)),
            Strangers = [.. Strangers(originals, found)],
        };
    }

    private static async Task<ConcurrentDictionary<string, string>> UploadAsync(Client client, string folder, IEnumerable<TruePhoto> photos)
    {
        var statuses = new ConcurrentDictionary<string, string>();
        await Parallel.ForEachAsync(photos, new ParallelOptions { MaxDegreeOfParallelism = Uploaders }, async (photo, ct) =>
            statuses[photo.Path] = (string)(await client.UploadAsync(photo.Filename, await File.ReadAllBytesAsync(Path.Combine(folder, photo.Path), ct)))["status"]!);
        return statuses;
    }

    // Everything but the larger renditions, which nobody asks for here.
    private static async Task SettledAsync(Client client)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(60));
        while ((await client.GetAsync("/api/v1/jobs"))["kinds"]!.AsObject().Any(kind => kind.Key != "rendition-backlog" && IsBusy(kind.Value!)))
            await Task.Delay(TimeSpan.FromMilliseconds(500), limit.Token);
    }

    private static bool IsBusy(JsonNode kind) => (long)kind["queued"]! + (long)kind["running"]! + (long)kind["retrying"]! > 0;

    private static IEnumerable<string> Faults(TruePhoto photo, JsonNode? found)
    {
        if (found is null)
        {
            yield return $"{photo.Path}: absent";
            yield break;
        }

        if (!photo.HasDate(found)) yield return $"{photo.Path} {found["takenAt"]} {found["takenAtSource"]}, truth {photo.Line["local"]} {photo.Line["utc"]} {photo.Line["tz"]}: date";
        if (!photo.HasPlace(found)) yield return $"{photo.Path} {found["location"]}, truth {photo.Line["lat"]}, {photo.Line["lon"]}: place";
        if (!photo.HasCamera(found)) yield return $"{photo.Path} {found["camera"]}: camera";
        if (!photo.HasSize(found)) yield return $"{photo.Path} {found["width"]} x {found["height"]}: size";
    }

    private static List<List<TruePhoto>> BurstsOf(List<TruePhoto> photos) =>
        [.. photos.Where(photo => photo is { Burst: not null, Local: not null }).GroupBy(photo => photo.Burst).Select(burst => burst.ToList()).Where(burst => burst.Count > 1)];

    private static bool IsStacked(List<TruePhoto> burst, Dictionary<string, JsonNode> found) =>
        FramesTogether(burst, found) == burst.Count && (int)found[burst[0].Filename]["stack"]!["count"]! == burst.Count;

    private static int FramesTogether(List<TruePhoto> burst, Dictionary<string, JsonNode> found) =>
        burst.Select(photo => StackOf(photo, found)).Where(stack => stack is not null).GroupBy(stack => stack).Select(stack => stack.Count()).DefaultIfEmpty().Max();

    private static IEnumerable<string> Strangers(List<TruePhoto> photos, Dictionary<string, JsonNode> found)
    {
        foreach (var stack in photos.Where(photo => StackOf(photo, found) is not null).GroupBy(photo => StackOf(photo, found)))
        {
            var shot = stack.Where(photo => photo.Burst is not null).GroupBy(photo => photo.Burst).MaxBy(burst => burst.Count())?.ToList();
            foreach (var photo in stack.Where(photo => shot?.Contains(photo) != true))
            {
                // Some are taken a moment before a burst and of the same thing: nobody could tell that the button was let go between.
                var alike = shot?.Exists(other => (int)other.Line["near_dup_group"]! == (int)photo.Line["near_dup_group"]!) == true ? "of the same scene" : "of another scene";
                yield return $"{photo.Path} among {shot?[0].Path}: {alike}";
            }
        }
    }

    private static string? StackOf(TruePhoto photo, Dictionary<string, JsonNode> found) => (string?)found.GetValueOrDefault(photo.Filename)?["stack"]?["id"];
}
