using PhotoGrid.Server.Cli.Watch;

namespace PhotoGrid.Server.Tests.Watch;

/// <summary>What may be typed, and where the key comes from.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class WatchVerbTests
{
    [Theory]
    [InlineData("", "at least one folder")]
    [InlineData("/a", "--server")]
    [InlineData("/a --server ftp://x", "an address such as")]
    [InlineData("/a --server http://x --settle soon", "are seconds")]
    [InlineData("/a --server http://x --frobnicate", "does not know --frobnicate")]
    [InlineData("/a /a/b --server http://x", "lies in /a")]
    [InlineData("/a --server http://x --key k --key-file f", "not both")]
    [InlineData("/a --server", "needs a value")]
    public void What_is_typed_wrongly_is_said(string typed, string sentence)
    {
        var (_, wrong) = WatchVerb.Parse(typed.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains(sentence, wrong!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_that_may_be_said()
    {
        var (verb, _) = WatchVerb.Parse(["/a/", "/ab", "--server=https://x/photos", "--album", "Desk", "--once", "--recheck", "--json", "--rescan=5", "--settle", "0.5", "--patience", "7"]);

        Assert.Equal(["/a", "/ab"], verb!.Folders);
        Assert.Equal(new Uri("https://x/photos/"), verb.Server);
        Assert.Equal(("Desk", true, true, true), (verb.Album, verb.Once, verb.Recheck, verb.Json));
        Assert.Equal((5, 0.5, 7), (verb.Rescan.TotalSeconds, verb.Settle.TotalSeconds, verb.Patience.TotalSeconds));
    }

    [Fact]
    public void A_key_comes_from_a_file_of_ones_own_or_from_the_environment()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "secret\n");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.OtherRead);
            var (verb, _) = WatchVerb.Parse(["/a", "--server", "http://x", "--key-file", file]);

            var (_, open) = WatchKey.Find(verb!, null);
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);

            Assert.Contains("chmod 600", open!.Message, StringComparison.Ordinal);
            Assert.Equal("secret", WatchKey.Find(verb!, "other").Value);
            Assert.Equal("other", WatchKey.Find(verb! with { KeyFile = null }, "other").Value);
            Assert.Contains(WatchKey.Variable, WatchKey.Find(verb! with { KeyFile = null }, null).Failure!.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
