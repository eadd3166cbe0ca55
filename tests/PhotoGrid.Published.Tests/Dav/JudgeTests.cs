namespace PhotoGrid.Published.Tests.Dav;

/// <summary>Programs that nobody here wrote, on the file that ships: litmus' suites, rclone both ways, a session of cadaver.</summary>
public sealed class JudgeTests
{
    private static readonly string[] Vendors = ["nextcloud", "owncloud", "other"];

    [ToolFact("litmus")]
    public async Task Every_suite_of_litmus_passes_whole()
    {
        await using var door = await DavDoor.OpenAsync();

        foreach (var suite in (string[])["basic", "copymove", "props", "locks", "http"])
        {
            var (exit, said) = await Tool.RunAsync(door.Work, Only("TESTS", suite), null, "litmus", "-k", door.Url, "any", door.Key);

            Assert.True(exit == 0, said);
            Assert.Contains($"summary for `{suite}'", said, StringComparison.Ordinal);
            Assert.Contains(" 0 failed. 100.0%", said, StringComparison.Ordinal);
            Assert.DoesNotContain("SKIPPED", said, StringComparison.Ordinal);
            Assert.DoesNotContain("WARNING", said, StringComparison.Ordinal);
        }
    }

    [ToolFact("rclone")]
    public async Task Rclone_copies_a_folder_both_ways_with_checksums()
    {
        await using var door = await DavDoor.OpenAsync();
        for (var i = 0; i < 12; i++)
        {
            door.Write($"src/Kamera/2024 – Fjällräven/IMG_{i}.png", TinyPng.Make(i), $"2024-05-{i + 1:00}T10:00:00Z");
        }

        door.Write("src/twin.png", TinyPng.Make(3), "2019-03-04T05:06:07Z");
        door.Write("src/notes #1?%20.txt", "Not a photo."u8.ToArray(), "2018-01-02T03:04:05Z");
        door.Write("src/.DS_Store", [0, 0, 0, 1], "2018-01-02T03:04:05Z");
        door.Write("src/empty.jpg", [], "2018-01-02T03:04:05Z");
        door.Write("src/large.bin", TinyPng.Make(1, 1500, 1000)[8..], "2018-01-02T03:04:05Z");

        foreach (var vendor in Vendors)
        {
            await RcloneAsync(door, vendor, "copy", "src", $"pg:{vendor}");
            var checkedThere = await RcloneAsync(door, vendor, "check", "src", $"pg:{vendor}");
            Assert.Contains("0 differences found", checkedThere, StringComparison.Ordinal);
            Assert.Contains("17 matching files", checkedThere, StringComparison.Ordinal);
            await RcloneAsync(door, vendor, "copy", $"pg:{vendor}", $"back-{vendor}");
            SameFiles(Path.Combine(door.Work, "src"), Path.Combine(door.Work, $"back-{vendor}"), withTimes: vendor != "other");

            if (vendor != "other")
            {
                // It is the hashes that were compared, and not sizes alone.
                Assert.DoesNotContain("hashes could not be checked", checkedThere, StringComparison.Ordinal);
                var again = await RcloneAsync(door, vendor, "copy", "-v", "--checksum", "src", $"pg:{vendor}");
                Assert.Contains("There was nothing to transfer", again, StringComparison.Ordinal);
            }
        }

        // Three folders, one set of bytes: each photo is in the library once.
        Assert.Equal(12, (await door.Owner.PhotosAsync()).Count);
        await RcloneAsync(door, "nextcloud", "moveto", "pg:owncloud", "pg:moved");
        await RcloneAsync(door, "nextcloud", "purge", "pg:moved");
        Assert.Equal(12, (await door.Owner.PhotosAsync()).Count);
        Assert.Contains("0 differences found", await RcloneAsync(door, "nextcloud", "check", "src", "pg:nextcloud"), StringComparison.Ordinal);
    }

    [ToolFact("cadaver")]
    public async Task A_session_of_cadaver_leaves_what_it_said()
    {
        await using var door = await DavDoor.OpenAsync();
        var photo = TinyPng.Make(8, 400, 300);
        door.Write("photo.png", photo, "2024-05-01T10:00:00Z");
        await File.WriteAllTextAsync(Path.Combine(door.Work, ".netrc"), $"machine {door.Server.Address.Host}\nlogin any\npassword {door.Key}\n");

        var (exit, said) = await Tool.RunAsync(door.Work, Only("LC_ALL", "C.UTF-8"), """
            mkcol trip
            put photo.png trip/one.png
            lock trip/one.png
            put photo.png trip/one.png
            unlock trip/one.png
            copy trip/one.png trip/two.png
            move trip/two.png three.png
            propset three.png color red
            propget three.png color
            delete trip/one.png
            rmcol trip
            get three.png back.png
            ls
            quit

            """, "cadaver", door.Url);

        Assert.Equal(0, exit);
        Assert.DoesNotContain("failed", said, StringComparison.Ordinal);
        Assert.Contains("Value of color is: red", said, StringComparison.Ordinal);
        Assert.Equal(photo, await File.ReadAllBytesAsync(Path.Combine(door.Work, "back.png")));
        Assert.Equal("one.png", (string)(await door.Owner.PhotosAsync()).Single()["filename"]!);
    }

    private static async Task<string> RcloneAsync(DavDoor door, string vendor, params string[] arguments)
    {
        var (hidden, password) = await Tool.RunAsync(door.Work, Only("RCLONE_CONFIG", "none.conf"), door.Key, "rclone", "obscure", "-");
        Assert.Equal(0, hidden);
        var (exit, said) = await Tool.RunAsync(door.Work, new Dictionary<string, string>
        {
            ["RCLONE_CONFIG"] = "none.conf",
            ["RCLONE_CONFIG_PG_TYPE"] = "webdav",
            ["RCLONE_CONFIG_PG_URL"] = door.Url,
            ["RCLONE_CONFIG_PG_VENDOR"] = vendor,
            ["RCLONE_CONFIG_PG_USER"] = "any",
            ["RCLONE_CONFIG_PG_PASS"] = password.Trim(),
        }, null, "rclone", [.. arguments, "--retries=1"]);
        Assert.True(exit == 0, $"rclone {string.Join(' ', arguments)} ({vendor}): {exit}\n{said}");
        return said;
    }

    private static void SameFiles(string left, string right, bool withTimes)
    {
        string[] Names(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
        Assert.Equal(Names(left), Names(right));
        foreach (var name in Names(left))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(left, name)), File.ReadAllBytes(Path.Combine(right, name)));
            if (withTimes)
            {
                Assert.Equal(File.GetLastWriteTimeUtc(Path.Combine(left, name)), File.GetLastWriteTimeUtc(Path.Combine(right, name)));
            }
        }
    }

    private static Dictionary<string, string> Only(string name, string value) => new() { [name] = value };
}
