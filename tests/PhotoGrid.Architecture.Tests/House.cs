using System.Text.RegularExpressions;

namespace PhotoGrid.Architecture.Tests;

/// <summary>The checks. Each answers with sentences that say where and what; none means the rule holds.</summary>
internal static partial class House
{
    public static IEnumerable<string> Arrows(SourceTree tree)
    {
        var rooms = new HashSet<string>([LayoutRules.Foundation, .. LayoutRules.Engines.Keys, .. LayoutRules.Features.Keys]);
        foreach (var file in tree.Core)
        {
            if (file.Room is not { } room || !rooms.Contains(room))
            {
                yield return $"{file.Path}: '{file.Room}' is neither an engine nor a feature of LayoutRules";
                continue;
            }

            var allowed = LayoutRules.AllowedFrom(room);
            foreach (var target in RoomsNamed(file, rooms).Where(target => !allowed.Contains(target)))
            {
                yield return $"{file.Path}: {room} -> {target} is no row of LayoutRules";
            }

            if (ServerName().IsMatch(file.Code))
            {
                yield return $"{file.Path}: Core names the server";
            }
        }
    }

    public static IEnumerable<string> HttpInCore(SourceTree tree) =>
        from file in tree.Core
        from word in LayoutRules.Http
        where Mentions(file, word)
        select $"{file.Path}: Core mentions {word}";

    public static IEnumerable<string> VendorsOutsideCloud(SourceTree tree) =>
        from file in tree.Core.Concat(tree.Server)
        where !VendorFolder().IsMatch(file.Path)
        from vendor in LayoutRules.Vendors
        where Mentions(file, vendor)
        select $"{file.Path}: {vendor} belongs in PhotoGrid.Server/Cloud/<Vendor>";

    public static IEnumerable<string> CallsBesideDisk(SourceTree tree) =>
        from file in tree.Core
        where LayoutRules.WritesThroughDisk.Contains(file.Room)
        from call in LayoutRules.DiskCalls
        where Mentions(file, call)
        select $"{file.Path}: {call} belongs in PhotoGrid.Core/Disk, where a test can let it fail";

    public static IEnumerable<string> LongFiles(SourceTree tree) =>
        from file in tree.Files
        where file.Lines > LayoutRules.MaxLines && !file.Name.EndsWith(".md", StringComparison.Ordinal)
        select $"{file.Path}: {file.Lines} lines, {LayoutRules.MaxLines} is the most";

    public static IEnumerable<string> FullFolders(SourceTree tree) =>
        from folder in tree.Under("PhotoGrid.").GroupBy(file => file.Folder)
        where folder.Count() > LayoutRules.MaxFilesPerFolder
        select $"{folder.Key}: {folder.Count()} files, about 15 is the most: make a sub-folder with a noun";

    public static IEnumerable<string> FolderNames(SourceTree tree) =>
        from folder in tree.Under("PhotoGrid.").Select(file => file.Folder).Distinct()
        where folder.Split('/').Intersect(LayoutRules.BannedFolders, StringComparer.OrdinalIgnoreCase).Any()
        select $"{folder}: says nothing about what is in it";

    public static IEnumerable<string> Namespaces(SourceTree tree)
    {
        foreach (var file in tree.Core.Concat(tree.Server).Where(file => file.Path != "PhotoGrid.Server/Program.cs"))
        {
            var wanted = file.Folder.Replace("PhotoGrid.Core", "PhotoGrid", StringComparison.Ordinal).Replace('/', '.');
            var found = NamespaceLine().Match(file.Code).Groups[1].Value;
            if (found != wanted)
            {
                yield return $"{file.Path}: namespace is '{found}', its folder says '{wanted}'";
            }
        }
    }

    public static IEnumerable<string> FileNames(SourceTree tree)
    {
        foreach (var file in tree.Core.Concat(tree.Server).Where(file => file.Path != "PhotoGrid.Server/Program.cs"))
        {
            if (LayoutRules.Lists.Contains(file.Path) || IsWireList(file))
            {
                continue;
            }

            var name = file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)];
            if (!file.TopLevelTypes().Contains(name))
            {
                yield return $"{file.Path}: holds no type named {name}";
            }

            foreach (var other in file.PublicBehaviour().Where(type => !type.StartsWith(name, StringComparison.Ordinal)))
            {
                yield return $"{file.Path}: the public type {other} wants a file of its own";
            }
        }
    }

    public static IEnumerable<string> EngineReadmes(SourceTree tree)
    {
        foreach (var engine in LayoutRules.Engines.Keys.Where(engine => tree.Under($"PhotoGrid.Core/{engine}/").Any()))
        {
            var path = $"PhotoGrid.Core/{engine}/README.md";
            var readme = tree.Files.FirstOrDefault(file => file.Path == path);
            if (readme is null)
            {
                yield return $"{path} is missing: purpose, picture, invariants, how to add one";
            }
            else if (readme.Lines > LayoutRules.MaxReadmeLines)
            {
                yield return $"{path}: {readme.Lines} lines, {LayoutRules.MaxReadmeLines} is the most";
            }
        }
    }

    public static IEnumerable<string> TableOfContents(SourceTree tree) =>
        from file in tree.Server
        where file.Path == "PhotoGrid.Server/Program.cs" && file.Lines >= LayoutRules.MaxProgramLines
        select $"{file.Path}: {file.Lines} lines; it is a table of contents, under {LayoutRules.MaxProgramLines}";

    public static IEnumerable<string> LeftOvers(SourceTree tree) =>
        from file in tree.Under("PhotoGrid.")
        from word in (string[])["TODO", "FIXME", "HACK", "#region", "NotImplementedException"]
        where file.Text.Contains(word, StringComparison.Ordinal)
        select $"{file.Path}: {word}";

    // <Noun>Json.cs beside its endpoints lists what the wire shows of the noun.
    private static bool IsWireList(SourceFile file) =>
        file.Path.StartsWith("PhotoGrid.Server/Api/", StringComparison.Ordinal)
        && file.Name.EndsWith("Json.cs", StringComparison.Ordinal)
        && file.TopLevelTypes().Any(type => type.EndsWith("Json", StringComparison.Ordinal));

    private static IEnumerable<string> RoomsNamed(SourceFile file, HashSet<string> rooms) =>
        RoomName().Matches(file.Code).Select(match => match.Groups[1].Value).Where(rooms.Contains).Distinct();

    private static bool Mentions(SourceFile file, string word) =>
        Regex.IsMatch(file.Code, $@"(?<![\w.]){Regex.Escape(word)}(?!\w)");

    // "using PhotoGrid.Jobs;" and "PhotoGrid.Jobs.JobId" alike.
    [GeneratedRegex(@"\bPhotoGrid\.([A-Z]\w*)")]
    private static partial Regex RoomName();

    [GeneratedRegex(@"\bPhotoGrid\.Server\b")]
    private static partial Regex ServerName();

    [GeneratedRegex("^PhotoGrid\\.Server/Cloud/[A-Z][A-Za-z0-9]+/")]
    private static partial Regex VendorFolder();

    [GeneratedRegex(@"(?m)^namespace ([\w.]+);")]
    private static partial Regex NamespaceLine();
}
