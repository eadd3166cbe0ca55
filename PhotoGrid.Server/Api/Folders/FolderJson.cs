using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using PhotoGrid.Foundation;
using PhotoGrid.Import.Folders;
using PhotoGrid.Server.Http;

namespace PhotoGrid.Server.Api.Folders;

/// <summary>Every watched folder of one's own.</summary>
internal sealed record FolderListJson(IReadOnlyList<FolderJson> Folders);

/// <summary>One folder. state is new, here, offline or asks; asks is how many files vanished at once, gone how many are known to be gone.</summary>
internal sealed record FolderJson(
    string Id, string Path, FolderModeWord Mode, string? Album, string State, long Photos, long Gone, long Asks, DateTimeOffset? CheckedAt)
{
    public static FolderJson Of(FolderView view) => new(
        IdOf(view.Folder), view.Folder.Root, (FolderModeWord)view.Folder.Mode, view.Folder.Album, view.State, view.Photos, view.Gone, view.Asks,
        view.CheckedAtMs is { } at ? Instant.Read(at) : null);

    /// <summary>Stable as long as the folder keeps its path.</summary>
    public static string IdOf(WatchedFolder folder) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root)))[..16];
}

/// <summary>The words of <see cref="FolderMode"/> on the wire.</summary>
[JsonConverter(typeof(WordConverter<FolderModeWord>))]
internal enum FolderModeWord
{
    Copy,
    Reference,
}

/// <summary>What becomes of the photos whose files are gone.</summary>
[JsonConverter(typeof(WordConverter<FolderAnswerWord>))]
internal enum FolderAnswerWord
{
    Keep,
    Trash,
}

/// <summary>The answer to a folder that asks.</summary>
internal sealed record FolderAnswerJson(FolderAnswerWord Photos);

/// <summary>How the folder stands now, and how many photos lost their files.</summary>
internal sealed record FolderAnsweredJson(string State, int Gone);

/// <summary>How folders are written and read, without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, Converters = [typeof(TimeConverter)])]
[JsonSerializable(typeof(FolderListJson))]
[JsonSerializable(typeof(FolderAnswerJson))]
[JsonSerializable(typeof(FolderAnsweredJson))]
internal sealed partial class FoldersJson : JsonSerializerContext;
