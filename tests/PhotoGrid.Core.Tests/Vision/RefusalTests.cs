using System.Diagnostics;
using PhotoGrid.Core.Tests.Imaging.Support;
using PhotoGrid.Core.Tests.Vision.Support;
using PhotoGrid.Imaging;
using PhotoGrid.Vision;
using PhotoGrid.Vision.Registry;

namespace PhotoGrid.Core.Tests.Vision;

public class RefusalTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    [ModelTheory]
    [InlineData("short", "cut short")]
    [InlineData("swapped", "SHA-256 is another")]
    [InlineData("missing", "is missing")]
    [InlineData("manifest", "no JSON")]
    public async Task A_pack_that_is_not_what_it_says_is_refused_with_a_sentence(string damage, string sentence)
    {
        await using var world = new VisionWorld();
        string folder = world.NewFolder("clip"), file = Path.Combine(folder, "image.onnx");
        TinyOnnx.WritePack(folder, "clip", "a b\n");
        byte[] content = File.ReadAllBytes(file);
        switch (damage)
        {
            case "short": File.WriteAllBytes(file, content[..100]); break;
            case "swapped": content[^20] ^= 1; File.WriteAllBytes(file, content); break;
            case "missing": File.Delete(file); break;
            default: File.WriteAllText(Path.Combine(folder, "manifest.json"), "{\"name\":"); break;
        }

        var added = await world.Install.RunAsync(folder, CancellationToken.None);

        Assert.False(added.Ok);
        Assert.Contains(sentence, added.Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(world.Registry.Models.Tasks);
    }

    [ModelFact]
    public async Task A_file_with_the_right_hash_that_is_no_model_is_refused_by_the_runtimes_words()
    {
        await using var world = new VisionWorld();
        string folder = world.NewFolder("clip");
        TinyOnnx.WritePack(folder, "clip", "a b\n");
        // The manifest of the text half's bytes under the image half's name and role: it loads, and takes no pictures.
        string manifest = File.ReadAllText(Path.Combine(folder, "manifest.json"));
        File.WriteAllText(Path.Combine(folder, "manifest.json"), manifest.Replace("image_embeds", "another_output", StringComparison.Ordinal));

        var added = await world.Install.RunAsync(folder, CancellationToken.None);

        Assert.Contains("has no output another_output", added.Failure!.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(world.Registry.Folder!, "clip")));
    }

    [ModelFact]
    public async Task A_model_that_is_swapped_after_it_was_added_is_not_loaded()
    {
        await using var world = new VisionWorld();
        string folder = world.NewFolder("clip");
        TinyOnnx.WritePack(folder, "clip", "a b\n");
        Assert.True((await world.Install.RunAsync(folder, CancellationToken.None)).Ok);
        string file = Path.Combine(world.Registry.Folder!, "clip", "image.onnx");
        byte[] content = File.ReadAllBytes(file);
        content[^20] ^= 1;
        File.WriteAllBytes(file, content);

        var outcome = await world.Pool.LookAsync(Photo(), [VisionTask.Meaning], CancellationToken.None);

        Assert.Equal(ParkKind.FormatOff, outcome.Parked?.Kind);
        Assert.Contains("SHA-256 is another", outcome.Parked!.Reason, StringComparison.Ordinal);
    }

    [ModelFact]
    public async Task A_killed_worker_parks_its_photo_and_the_next_is_served()
    {
        await using VisionWorld world = await WithTowersAsync();
        // A first one, so that the next need not wait for a process to start.
        await world.LookAsync(TestImages.Plain("pngsave_target", 1, 2, 3), VisionTask.Meaning);
        var stuck = new StuckStream();
        var request = world.Pool.LookAsync(DecodeInput.From(1000, (_, _) => ValueTask.FromResult<Stream>(stuck)), [VisionTask.Meaning], CancellationToken.None);
        await stuck.Asked.WaitAsync(Soon);

        Process.GetProcessById(Assert.Single(world.Pool.WorkerIds)).Kill();

        Assert.Equal(ParkKind.Crashed, (await request.WaitAsync(Soon)).Parked?.Kind);
        Assert.NotNull((await world.LookAsync(TestImages.Plain("pngsave_target", 1, 2, 3), VisionTask.Meaning)).Joint);
    }

    [ModelFact]
    public async Task What_is_no_picture_is_parked()
    {
        await using VisionWorld world = await WithTowersAsync();

        var outcome = await world.Pool.LookAsync(TestImages.Input([.. "not a picture of anything, however long one looks"u8]), [VisionTask.Meaning], CancellationToken.None);

        Assert.NotNull(outcome.Parked);
        Assert.NotEqual(ParkKind.Crashed, outcome.Parked!.Kind);
    }

    [Fact]
    public void Without_models_nothing_is_looked_for_and_the_registry_says_why()
    {
        string nowhere = Directory.CreateTempSubdirectory("photogrid-none-").FullName;
        var none = new ModelRegistry(new VisionOptions { Folder = nowhere, Bundled = nowhere });
        var off = new ModelRegistry(new VisionOptions { Folder = nowhere, Bundled = nowhere, IsOn = false });

        Assert.Empty(none.Models.Tasks);
        Assert.Empty(none.Packs);
        Assert.NotNull(off.Off);
    }

    private static DecodeInput Photo() => TestImages.Input(TestImages.Plain("pngsave_target", 1, 2, 3));

    private static async Task<VisionWorld> WithTowersAsync()
    {
        var world = new VisionWorld();
        string folder = world.NewFolder("clip");
        TinyOnnx.WritePack(folder, "clip", "a b\n");
        Assert.True((await world.Install.RunAsync(folder, CancellationToken.None)).Ok);
        return world;
    }
}
