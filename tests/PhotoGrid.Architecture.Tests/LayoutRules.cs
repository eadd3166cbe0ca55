namespace PhotoGrid.Architecture.Tests;

/// <summary>The house as tables. A new arrow, an exception to a limit: a reviewed line here, with its reason.</summary>
internal static class LayoutRules
{
    public const int MaxLines = 400;
    public const int MaxFilesPerFolder = 16;
    public const int MaxReadmeLines = 40;
    public const int MaxProgramLines = 80;

    /// <summary>What features stand on. Each may use the engines written beside it, and Foundation.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Engines = new Dictionary<string, string[]>
    {
        ["Access"] = [],
        ["Sqlite"] = ["Disk"], // what a full disk is
        ["Disk"] = [],
        ["Storage"] = ["Disk"],
        ["Caching"] = [],
        ["Events"] = [],
        ["Catalog"] = ["Sqlite", "Events", "Disk"], // Disk: the folders of its files
        ["Jobs"] = ["Catalog", "Sqlite"],
        ["Columns"] = ["Catalog", "Sqlite"],
        ["Index"] = ["Sqlite", "Disk"],
        ["Archives"] = [],
        ["Imaging"] = [],
        ["Places"] = [],
        ["Vision"] = ["Imaging"],
    };

    /// <summary>What people do. Each may use every engine, Foundation, and the features written beside it.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Features = new Dictionary<string, string[]>
    {
        ["Accounts"] = [],
        ["Albums"] = ["Library"],
        ["Duplicates"] = ["Albums", "Library"], // the photo that is kept takes the others' places in albums
        ["Editing"] = ["Library"], // what it changes is how a photo of the library looks
        ["Explore"] = ["Albums", "Library"], // the map of an album; photos are asked for as lists of them are
        ["Library"] = [],
        ["Maintenance"] = ["Accounts", "Library", "Uploads", "Sync", "Import", "Stacks"], // it keeps and ends what all of them made
        ["People"] = ["Library"], // faces are rows of photos
        ["Search"] = ["Library"],
        ["Sharing"] = [],
        ["Stacks"] = ["Library"],
        ["Sync"] = [],
        ["Timeline"] = [],
        ["Uploads"] = ["Accounts", "Library", "Albums"], // Accounts: the quota
        ["Import"] = ["Uploads", "Library", "Albums"], // what WebDAV deletes goes to the library\'s trash; albums are folders there, and archives bring them
    };

    public const string Foundation = "Foundation";

    /// <summary>Client libraries of one vendor. Their names appear in Server/Cloud/&lt;Vendor&gt; and nowhere else.</summary>
    public static readonly string[] Vendors = ["Npgsql", "Amazon", "AWSSDK", "Azure", "StackExchange", "Google"];

    /// <summary>The web, which Core knows nothing of.</summary>
    public static readonly string[] Http = ["Microsoft.AspNetCore", "System.Net.Http", "HttpContext", "HttpRequest", "HttpClient"];

    /// <summary>Rooms that keep originals: what they write goes through the room Disk.</summary>
    public static readonly string[] WritesThroughDisk = ["Storage"];

    /// <summary>The calls that change a disk, as .NET has them.</summary>
    public static readonly string[] DiskCalls =
        ["File.OpenHandle", "File.Delete", "File.Move", "File.Create", "File.Copy", "File.Replace", "Directory.CreateDirectory", "Directory.Delete", "RandomAccess.Write", "RandomAccess.SetLength", "RandomAccess.FlushToDisk", "FileStream"];

    public static readonly string[] BannedFolders =
        ["Helpers", "Utils", "Utilities", "Common", "Managers", "Models", "Dtos", "Interfaces", "Services", "Misc"];

    /// <summary>Files named for what they list and not for one type.</summary>
    public static readonly string[] Lists = ["PhotoGrid.Core/Foundation/Ids.cs"];

    /// <summary>Every room that a room of Core may name.</summary>
    public static HashSet<string> AllowedFrom(string room)
    {
        HashSet<string> allowed = [room, Foundation];
        if (Engines.TryGetValue(room, out var engines))
        {
            allowed.UnionWith(engines);
        }
        else if (Features.TryGetValue(room, out var features))
        {
            allowed.UnionWith(Engines.Keys);
            allowed.UnionWith(features);
        }

        return allowed;
    }
}
